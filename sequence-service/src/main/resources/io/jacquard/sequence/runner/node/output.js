'use strict';

const { DataStream } = require('./data-stream');
const { NDJSON } = require('./input');

const RAW_CLASSES = new Set(['StringStream', 'BufferStream']);

/** Writes whatever a sequence returned; throws a TypeError for what cannot be written. */
async function write(result, outlet) {
  if (result === null) {
    throw new TypeError('The sequence returned null, which is no stream and no value to write');
  }
  if (typeof result !== 'object' && typeof result !== 'function') {
    if (!outlet.write(String(result))) {
      await outlet.drained();
    }
    return;
  }
  if (!isIterable(result)) {
    throw new TypeError('The sequence returned an object that is no stream, array or generator');
  }
  if (result instanceof DataStream) {
    await writeBatches(result, outlet);
    return;
  }
  const formed = form(result);
  for await (const item of result) {
    if (!outlet.write(formed(item))) {
      await outlet.drained();
    }
  }
}

/** Text that belongs together is written at once, which costs a fraction. */
async function writeBatches(result, outlet) {
  for await (const batch of result.batches()) {
    const formed = form(result);
    let text = '';
    for (const item of batch) {
      const part = formed(item);
      if (typeof part === 'string') {
        text += part;
      } else {
        outlet.write(text);
        text = '';
        outlet.write(part);
      }
    }
    if (!outlet.write(text)) {
      await outlet.drained();
    }
  }
}

function isIterable(value) {
  return (
    typeof value[Symbol.asyncIterator] === 'function' || typeof value[Symbol.iterator] === 'function'
  );
}

/** How the items of a result are written. Asked late: an input learns its type with its first data. */
function form(result) {
  if (result.contentType !== undefined) {
    return NDJSON.has(result.contentType) ? line : piece;
  }
  if (result instanceof DataStream) {
    return result.raw ? pieceOrLine : line;
  }
  if (classes(result).has('DataStream')) {
    return [...classes(result)].some((name) => RAW_CLASSES.has(name)) ? piece : line;
  }
  return typeof result.pipe === 'function' ? piece : line;
}

function classes(value) {
  const names = new Set();
  for (let type = Object.getPrototypeOf(value); type !== null; type = Object.getPrototypeOf(type)) {
    names.add(type.constructor.name);
  }
  return names;
}

function line(item) {
  const text = JSON.stringify(item);
  return text === undefined ? '' : `${text}\n`;
}

/** Text goes out as it is; what text was turned into goes out as JSON. */
function pieceOrLine(item) {
  return typeof item === 'string' || item instanceof Uint8Array ? piece(item) : line(item);
}

function piece(item) {
  if (typeof item === 'string' || Buffer.isBuffer(item)) {
    return item;
  }
  if (item instanceof Uint8Array) {
    return Buffer.from(item.buffer, item.byteOffset, item.byteLength);
  }
  if (typeof item === 'object') {
    throw new TypeError(
      'A stream of objects needs a contentType, such as application/x-ndjson, to be written',
    );
  }
  return String(item);
}

module.exports = { write };

'use strict';

const { StringDecoder } = require('node:string_decoder');
const { DataStream } = require('./data-stream');

const NDJSON = new Set(['application/x-ndjson', 'text/x-ndjson']);

/** What the sequence gets as its input: decoded as the content type says, once that is known. */
class Input extends DataStream {
  constructor(bytes, logger) {
    super(null);
    this.bytes = bytes;
    this.logger = logger;
    this.type = null;
    this.known = new Promise((resolve) => {
      this.resolveType = resolve;
    });
  }

  /** Says what the bytes are; only the first time counts. */
  declare(contentType) {
    if (this.type === null) {
      this.type = contentType;
      this.resolveType(contentType);
    }
  }

  get raw() {
    return !NDJSON.has(this.type);
  }

  async *produce() {
    const type = await this.known;
    if (NDJSON.has(type)) {
      yield* objects(this.bytes);
    } else if (type === 'text/plain') {
      yield* text(this.bytes);
    } else if (type === 'application/octet-stream') {
      for await (const chunk of this.bytes) {
        yield [chunk];
      }
    } else {
      this.logger.error(`The content type ${type} is not supported; the input is not read`);
    }
  }
}

async function* text(bytes) {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of bytes) {
    const piece = decoder.write(chunk);
    if (piece !== '') {
      yield [piece];
    }
  }
  const last = decoder.end();
  if (last !== '') {
    yield [last];
  }
}

async function* objects(bytes) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of bytes) {
    const text = rest + decoder.write(chunk);
    const end = text.lastIndexOf('\n') + 1;
    rest = text.slice(end);
    yield* parsed(text.slice(0, end));
  }
  yield* parsed(rest + decoder.end());
}

/** The objects of some lines; those before one that is none are had all the same. */
function* parsed(text) {
  const items = [];
  try {
    for (const line of text.split('\n')) {
      if (line !== '' && line.trim() !== '') {
        items.push(JSON.parse(line));
      }
    }
  } catch (error) {
    yield items;
    throw error;
  }
  yield items;
}

module.exports = { Input, NDJSON };

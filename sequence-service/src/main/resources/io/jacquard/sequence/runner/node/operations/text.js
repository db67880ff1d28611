'use strict';

const { rework } = require('../rework');

const LINES = /\r?\n/;
const ROUND = '[]';
const CURLY = '{}';

/** Pieces of text, how values become text and come of it. */
module.exports = {
  /** Text cut at a separator, as one stream of text; what follows the last one is a piece too. */
  split(separator) {
    let rest = '';
    return rework(
      this,
      (item, made) => {
        const parts = (rest + item).split(separator);
        rest = parts.pop();
        parts.forEach((part) => made.push(part));
      },
      (made) => made.push(rest),
    );
  },

  lines(end = LINES) {
    return this.split(end);
  },

  /** What an expression matches in the whole of the text: its groups, if there are some. */
  match(expression) {
    const pattern = new RegExp(expression.source, `${expression.flags.replace('g', '')}g`);
    let rest = '';
    return rework(this, (item, made) => {
      rest += item;
      let end = 0;
      for (const match of rest.matchAll(pattern)) {
        end = match.index + match[0].length;
        made.push(match.length > 1 ? match.slice(1).join('') : match[0]);
      }
      rest = rest.slice(end);
    });
  },

  append(more) {
    return this.map(joined(more, (item, text) => `${item}${text}`));
  },

  prepend(more) {
    return this.map(joined(more, (item, text) => `${text}${item}`));
  },

  /** Text turned into values; they are no longer text. */
  parse(fn) {
    return this.map(fn).as('values');
  },

  toDataStream(fn) {
    return this.parse(fn);
  },

  JSONParse(perLine = true) {
    const texts = perLine ? this.lines() : this;
    return texts.parse((text) => (text.trim() === '' ? undefined : JSON.parse(text)));
  },

  stringify(fn = String) {
    return this.map(fn).as('text');
  },

  toStringStream(fn) {
    return this.stringify(fn);
  },

  JSONStringify(end = true) {
    const after = end === true ? '\n' : end || '';
    return this.stringify((item) => `${JSON.stringify(item)}${after}`);
  },

  toJSONStream() {
    return this.JSONStringify();
  },

  toJSONArray(enclosure = ROUND) {
    return enclosed(this, enclosure === ROUND ? ['[\n', '\n]'] : enclosure, JSON.stringify);
  },

  toJSONObject(entry = (item) => item, enclosure = CURLY) {
    const text = ([key, value]) => `${JSON.stringify(String(key))}:${JSON.stringify(value)}`;
    return enclosed(this.map(entry), enclosure === CURLY ? ['{\n', '\n}'] : enclosure, text);
  },

  bufferify(fn = (item) => Buffer.from(item)) {
    return this.stringify(fn);
  },

  toBufferStream(fn) {
    return this.bufferify(fn);
  },

  /** Bytes in pieces of one length. */
  breakup(length) {
    let rest = Buffer.alloc(0);
    return rework(
      this,
      (item, made) => {
        const bytes = Buffer.concat([rest, Buffer.from(item)]);
        const whole = bytes.length - (bytes.length % length);
        for (let at = 0; at < whole; at += length) {
          made.push(bytes.subarray(at, at + length));
        }
        rest = bytes.subarray(whole);
      },
      (made) => rest.length > 0 && made.push(rest),
    );
  },
};

/** A function that joins a value with a text, which may come of a function of it. */
function joined(more, join) {
  if (typeof more !== 'function') {
    return (item) => join(item, more);
  }
  return (item) => {
    const text = more(item);
    return typeof text?.then === 'function' ? text.then((later) => join(item, later)) : join(item, text);
  };
}

function enclosed(stream, [before, after], text) {
  let first = true;
  return rework(
    stream,
    (item, made) => {
      made.push(`${first ? before : ',\n'}${text(item)}`);
      first = false;
    },
    (made) => made.push(first ? `${before}${after}` : after),
  ).as('text');
}

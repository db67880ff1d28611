'use strict';

const { Readable } = require('node:stream');
const { Items, batches, each } = require('./batches');

const LINES = /\r?\n/;

/**
 * A readable stream of values with the operations that sequences chain. It draws from any iterable, so
 * a slow consumer holds the source back.
 */
class DataStream extends Readable {
  constructor(source, parent = null) {
    super({ objectMode: true, highWaterMark: 16 });
    this.source = source;
    this.parent = parent;
    this.iterator = null;
  }

  static from(source) {
    return source instanceof DataStream ? source : new DataStream(source);
  }

  /** Whether its values are pieces of text or bytes, to be written as they are. */
  get raw() {
    return this.parent !== null && this.parent.raw;
  }

  /** The values, as many at a time as there are. */
  batches() {
    return batches(this.source);
  }

  [Symbol.asyncIterator]() {
    if (this.iterator !== null) {
      return super[Symbol.asyncIterator]();
    }
    this.iterator = new Items(this.batches());
    return this.iterator;
  }

  _read() {
    if (this.iterator === null) {
      this.iterator = new Items(this.batches());
    }
    this.iterator.next().then(
      ({ done, value }) => this.push(done ? null : value),
      (error) => this.destroy(error),
    );
  }

  derive(generator) {
    return new DataStream(generator(this), this);
  }

  /** A stream of what comes of each value. */
  deriveEach(fn, add) {
    return new Derived(this, fn, add);
  }

  map(fn, ...args) {
    return this.deriveEach(
      (item) => fn(item, ...args),
      (made, _, value) => made.push(value),
    );
  }

  filter(fn, ...args) {
    return this.deriveEach(
      (item) => fn(item, ...args),
      (made, item, keeps) => keeps && made.push(item),
    );
  }

  do(fn, ...args) {
    return this.deriveEach(
      (item) => fn(item, ...args),
      (made, item) => made.push(item),
    );
  }

  each(fn, ...args) {
    return this.do(fn, ...args);
  }

  flatMap(fn, ...args) {
    return this.derive(async function* (items) {
      for await (const item of items) {
        yield* await fn(item, ...args);
      }
    });
  }

  flatten() {
    return this.flatMap((item) => item);
  }

  batch(count) {
    return this.derive(async function* (items) {
      let batch = [];
      for await (const item of items) {
        batch.push(item);
        if (batch.length >= count) {
          yield batch;
          batch = [];
        }
      }
      if (batch.length > 0) {
        yield batch;
      }
    });
  }

  slice(start = 0, length = Infinity) {
    return this.derive(async function* (items) {
      let index = 0;
      for await (const item of items) {
        if (index >= start) {
          yield item;
        }
        index += 1;
        if (index >= start + length) {
          return;
        }
      }
    });
  }

  /** Text cut at a separator, as one stream of text. */
  split(separator) {
    return this.derive(async function* (items) {
      let rest = '';
      for await (const item of items) {
        const parts = (rest + item).split(separator);
        rest = parts.pop();
        yield* parts;
      }
      if (rest !== '') {
        yield rest;
      }
    });
  }

  lines() {
    return this.split(LINES);
  }

  JSONParse() {
    return this.lines()
      .filter((line) => line.trim() !== '')
      .parse(JSON.parse);
  }

  /** Text turned into values; they are no longer text. */
  parse(fn, ...args) {
    const values = this.map(fn, ...args);
    values.parent = null;
    return values;
  }

  stringify(fn, ...args) {
    const text = this.map(fn, ...args);
    text.parent = { raw: true };
    return text;
  }

  JSONStringify() {
    return this.stringify((item) => `${JSON.stringify(item)}\n`);
  }

  toJSONStream() {
    return this.JSONStringify();
  }

  toStringStream(fn = String) {
    return this.stringify(fn);
  }

  use(fn, ...args) {
    const result = fn(this, ...args);
    return result instanceof Readable && !(result instanceof DataStream)
      ? DataStream.from(result)
      : result;
  }

  async reduce(fn, initial) {
    let result = initial;
    let first = arguments.length < 2;
    for await (const item of this) {
      result = first ? item : await fn(result, item);
      first = false;
    }
    return result;
  }

  async toArray() {
    const items = [];
    for await (const item of this) {
      items.push(item);
    }
    return items;
  }

  async run() {
    for await (const _ of this) {
      // each value was handled on its way here
    }
  }

  whenEnd() {
    return this.readableEnded
      ? Promise.resolve()
      : new Promise((resolve, reject) => this.once('end', resolve).once('error', reject));
  }
}

/** What comes of each value of another stream. */
class Derived extends DataStream {
  constructor(parent, fn, add) {
    super(null, parent);
    this.from = parent;
    this.fn = fn;
    this.add = add;
  }

  batches() {
    return each(this.from.batches(), this.fn, this.add);
  }
}

module.exports = { DataStream };

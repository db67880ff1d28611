'use strict';

const { Readable } = require('node:stream');

const LINES = /\r?\n/;

/**
 * A readable stream of values with the operations that sequences chain. It draws from any iterable,
 * one value at a time, so a slow consumer holds the source back.
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

  [Symbol.asyncIterator]() {
    if (this.iterator !== null) {
      return super[Symbol.asyncIterator]();
    }
    this.iterator = iterate(this.source);
    return this.iterator;
  }

  _read() {
    if (this.iterator === null) {
      this.iterator = iterate(this.source);
    }
    this.iterator.next().then(
      ({ done, value }) => this.push(done ? null : value),
      (error) => this.destroy(error),
    );
  }

  derive(generator) {
    return new DataStream(generator(this), this);
  }

  map(fn, ...args) {
    return this.derive(async function* (items) {
      for await (const item of items) {
        yield await fn(item, ...args);
      }
    });
  }

  filter(fn, ...args) {
    return this.derive(async function* (items) {
      for await (const item of items) {
        if (await fn(item, ...args)) {
          yield item;
        }
      }
    });
  }

  do(fn, ...args) {
    return this.derive(async function* (items) {
      for await (const item of items) {
        await fn(item, ...args);
        yield item;
      }
    });
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

async function* iterate(source) {
  yield* source;
}

module.exports = { DataStream };

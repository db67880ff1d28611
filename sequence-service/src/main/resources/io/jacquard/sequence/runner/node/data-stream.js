'use strict';

const { Readable } = require('node:stream');
const { Items, batches } = require('./batches');
const { Channel } = require('./channel');
const { addOperations } = require('./operations');
const { StreamError, raise } = require('./stream-error');

const MAX_PARALLEL = 16;

/**
 * A readable stream of values with the operations that sequences chain. It draws from any iterable, so
 * a slow consumer holds the source back; without a source it has what is written to it.
 *
 * The operations are in files of their own: `operations/*.js`.
 */
class DataStream extends Readable {
  /** @param source an iterable; nothing, or options, for a stream that is written to */
  constructor(source = {}, parent = null) {
    super({ objectMode: true, highWaterMark: 16 });
    this.source = source;
    this.parent = parent;
    this.child = null;
    this.items = null;
    this.reading = false;
    this.kind = null;
    this.options = {};
    this.handlers = [];
    this.outcome = null;
    this.waiting = [];
    if (parent !== null) {
      parent.child = this;
    } else if (source !== null && !iterable(source) && !(source instanceof Channel)) {
      this.options = source;
      this.source = new Channel();
      beWritable(this);
    }
    if (parent?.write !== undefined) {
      beWritable(this);
    }
  }

  /** A stream of anything that can be gone through, or of what a function makes or promises. */
  static from(source, options = {}, ...args) {
    if (source instanceof DataStream) {
      return source;
    }
    if (source instanceof Channel) {
      return new DataStream(source).setOptions(options);
    }
    if (typeof source === 'function') {
      return DataStream.from(source(...args), options);
    }
    const values = typeof source?.then === 'function' ? promised(source) : source;
    return new DataStream(values).setOptions(options);
  }

  static fromArray(array, options) {
    return DataStream.from(array, options);
  }

  static fromIterator(iterator, options) {
    return DataStream.from({ [Symbol.asyncIterator]: () => iterator }, options);
  }

  static pipeline(source, ...steps) {
    return steps.reduce((stream, step) => stream.use(step), DataStream.from(source));
  }

  /** Whether its values are pieces of text or bytes, to be written as they are. */
  get raw() {
    return this.kind === null ? this.parent !== null && this.parent.raw : this.kind === 'text';
  }

  get name() {
    return this.options.name ?? this.constructor.name;
  }

  get maxParallel() {
    return this.options.maxParallel ?? this.parent?.maxParallel ?? MAX_PARALLEL;
  }

  setOptions(options) {
    Object.assign(this.options, options);
    return this;
  }

  /** Its batches, from the source on. */
  produce() {
    return this.source instanceof Channel ? this.source : batches(this.source);
  }

  /** What is left of it; all who read it share that. */
  open() {
    if (this.items === null) {
      this.items = new Items(this.produce(), this);
    }
    return this.items;
  }

  /** The values, as many at a time as there are. */
  batches() {
    return this.open().whole;
  }

  [Symbol.asyncIterator]() {
    return this.reading ? super[Symbol.asyncIterator]() : this.open();
  }

  _read() {
    this.reading = true;
    this.open()
      .next()
      .then(
        ({ done, value }) => this.push(done ? null : value),
        (error) => this.destroy(error),
      );
  }

  /** It is over: the last value was had, or there was an error. */
  settle(error = null) {
    if (this.outcome !== null) {
      return;
    }
    this.outcome = { error };
    for (const tell of this.waiting) {
      tell(error);
    }
    if (this.reading) {
      return;
    }
    if (error === null) {
      this.emit('end');
    } else if (this.listenerCount('error') > 0) {
      this.emit('error', error);
    }
  }

  /** Its source failed: that is its end, with the error unless somebody catches it. */
  async fail(reason) {
    try {
      if (reason instanceof StreamError) {
        throw reason;
      }
      await raise(this, reason);
      this.settle();
    } catch (error) {
      this.settle(error);
      throw error;
    }
    return { done: true, value: undefined };
  }

  /** Calls a function with the error, or `null`, once it is over. */
  whenSettled(tell) {
    if (this.outcome === null) {
      this.waiting.push(tell);
    } else {
      tell(this.outcome.error);
    }
  }

  /** Whether nobody reads it, or what comes of it. */
  get idle() {
    return this.items === null && this.child === null && !this.reading;
  }

  catch(handler) {
    this.handlers.push(handler);
    return this;
  }

  /** Resolves with what a handler makes of an error; one that nobody handles is emitted. */
  raise(error, chunk) {
    return raise(this, error, chunk).catch(() => {
      process.nextTick(() => this.emit('error', error));
    });
  }

  /** The stream that values given to this one go to. */
  get head() {
    return this;
  }

  /** Where values can be written to it, beside those of its source. */
  get inlet() {
    if (!(this.source instanceof Channel)) {
      const items = this.open();
      const before = items.source;
      const channel = new Channel();
      channel.take({ [Symbol.asyncIterator]: () => before }).then(
        () => channel.end(),
        (error) => channel.fail(error),
      );
      items.source = channel;
      this.source = channel;
    }
    return this.source;
  }

  /** A stream of something else, with the same options. */
  streamOf(source, ...args) {
    return DataStream.from(source, this.options, ...args);
  }

  /** Says what its values are: 'text', or 'values' that are none. */
  as(kind) {
    this.kind = kind;
    return this;
  }
}

/** Streams without a source can be piped to; others do not look as if they could. */
function beWritable(stream) {
  stream.write = (chunk) => {
    const room = stream.inlet.write(chunk);
    if (!room) {
      stream.inlet.drained().then(() => stream.emit('drain'));
    }
    return room;
  };
  stream.end = (...chunks) => {
    stream.inlet.write(...chunks);
    stream.inlet.end();
    stream.emit('finish');
    return stream;
  };
}

async function* promised(source) {
  const values = await source;
  yield* typeof values === 'object' && values !== null && iterable(values) ? values : [values];
}

function iterable(value) {
  return value[Symbol.asyncIterator] !== undefined || value[Symbol.iterator] !== undefined;
}

module.exports = { DataStream };

addOperations(DataStream.prototype);

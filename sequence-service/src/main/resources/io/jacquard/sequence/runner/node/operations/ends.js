'use strict';

const { EventEmitter } = require('node:events');
const { raise, breakOff } = require('../stream-error');

/** What becomes of a stream as a whole; reading and writing it by hand. */
module.exports = {
  async reduce(fn, into) {
    let result = into;
    for await (const batch of this.batches()) {
      for (const item of batch) {
        try {
          result = fn(result, item);
          if (typeof result?.then === 'function') {
            result = await result;
          }
        } catch (error) {
          result = await raise(this, error, item);
        }
      }
    }
    return result;
  },

  /** Reduces into something that is returned before it is complete. */
  reduceNow(fn, into) {
    this.reduce(fn, into).catch((error) => {
      (into instanceof EventEmitter ? into : this).emit('error', error);
    });
    return into;
  },

  /** Has a function add each value to something; resolves with that. */
  async accumulate(fn, into) {
    await this.do((item) => fn(into, item)).run();
    return into;
  },

  async toArray(initial = []) {
    for await (const batch of this.batches()) {
      for (const item of batch) {
        initial.push(item);
      }
    }
    return initial;
  },

  async run() {
    for await (const _ of this.batches()) {
      // each value was handled on its way here
    }
  },

  async consume(fn, ...args) {
    await (isGenerator(fn) ? this.use(fn, ...args) : this.do(fn)).run();
  },

  /** A generator of promises of the values. */
  toGenerator() {
    const items = this.open();
    return function* () {
      for (let done = false; !done; ) {
        yield items.next().then((result) => {
          done = result.done;
          return result.value;
        });
      }
    };
  },

  /** Has a function write each value to another stream, which is returned. */
  into(fn, target) {
    this.do((item) => fn(target, item))
      .run()
      .then(
        () => target.end(),
        (error) => breakOff(target, error),
      );
    return target;
  },

  /** Adds the values of anything, as they come; resolves at their end. */
  pull(source, ...args) {
    return this.inlet.take(this.streamOf(source, ...args).batches());
  },

  async whenRead() {
    return (await this.open().next()).value;
  },

  whenWrote(...items) {
    this.inlet.write(...items);
    return this.inlet.drained();
  },

  whenDrained() {
    return this.inlet.drained();
  },

  whenEnd() {
    return new Promise((resolve, reject) => {
      this.whenSettled((error) => (error === null ? resolve() : reject(error)));
    });
  },

  whenFinished() {
    return this.whenEnd();
  },

  whenError() {
    return new Promise((resolve) => {
      this.whenSettled((error) => error !== null && resolve(error));
    });
  },
};

function isGenerator(fn) {
  return fn.constructor.name.endsWith('GeneratorFunction');
}

'use strict';

const { Readable } = require('node:stream');
const { raise } = require('../stream-error');

const AT_ONCE = 64;

/** What is made of each value. Functions may answer later, and are asked about some values at once. */
module.exports = {
  map(fn, Type) {
    return this.deriveEach(fn).as(kind(Type));
  },

  filter(fn) {
    return this.deriveEach((item) => when(fn(item), (keeps) => (keeps ? item : undefined)));
  },

  do(fn) {
    return this.deriveEach((item) => when(fn(item), () => item));
  },

  /** Like `do`, and goes through the values at once unless somebody else does. */
  each(fn) {
    const stream = this.do(fn);
    setImmediate(() => {
      if (stream.idle) {
        stream.run().catch((error) => stream.destroy(error));
      }
    });
    return stream;
  },

  all(functions) {
    return this.deriveEach((item) => Promise.all(functions.map((fn) => fn(item))));
  },

  race(functions) {
    return this.deriveEach((item) => Promise.race(functions.map((fn) => fn(item))));
  },

  unorder(fn) {
    return this.deriveLoose(fn);
  },

  assign(more) {
    const fn = typeof more === 'function' ? more : () => more;
    return this.map((item) => when(fn(item), (properties) => ({ ...item, ...properties })));
  },

  /** What a function emits about each value, in the order of the values. */
  remap(fn, Type) {
    return this.deriveEach((item) => {
      const emitted = [];
      return when(
        fn((value) => emitted.push(value), item),
        () => emitted,
      );
    })
      .begin()
      .flatten()
      .as(kind(Type));
  },

  flatMap(fn, Type, ...args) {
    return this.deriveEach((item) => fn(item, ...args))
      .begin()
      .flatten()
      .as(kind(Type));
  },

  flatten() {
    return this.deriveBatches(flattened);
  },

  /** Keeps what was chained so far apart from what follows. */
  tap() {
    this.apart = true;
    return this;
  },

  /** What a function, a generator or a transform of Node makes of this stream. */
  use(fn, ...args) {
    if (fn instanceof Readable) {
      this.once('error', (error) => fn.destroy(error));
      return made(this, this.pipe(fn));
    }
    const result = fn(this, ...args);
    const goesOn =
      typeof result?.[Symbol.asyncIterator] === 'function' ||
      typeof result?.next === 'function' ||
      fn.constructor.name === 'AsyncFunction';
    return goesOn ? made(this, result) : result;
  },
};

/** A stream of what was made of another one: of the same kind, unless it is a stream already. */
function made(stream, result) {
  const next = stream.streamOf(result);
  if (next !== result) {
    next.parent = stream;
  }
  return next;
}

/** Goes on with an answer, at once if it is there. */
function when(answer, next) {
  return typeof answer?.then === 'function' ? answer.then(next) : next(answer);
}

/** Whether the values of a class of streams are text, as its name says. */
function kind(Type) {
  if (typeof Type !== 'function') {
    return null;
  }
  return Type.name === 'StringStream' || Type.name === 'BufferStream' ? 'text' : 'values';
}

async function* flattened(batches, stream) {
  for await (const batch of batches) {
    let made = [];
    for (const item of batch) {
      try {
        if (item[Symbol.asyncIterator] !== undefined) {
          if (made.length > 0) {
            yield made;
            made = [];
          }
          for await (const value of item) {
            yield [value];
          }
        } else {
          for (const value of item) {
            if (value !== undefined && made.push(value) >= AT_ONCE) {
              yield made;
              made = [];
            }
          }
        }
      } catch (error) {
        if (made.length > 0) {
          yield made;
          made = [];
        }
        const value = await raise(stream, error, item);
        if (value !== undefined) {
          made.push(value);
        }
      }
    }
    if (made.length > 0) {
      yield made;
    }
  }
}

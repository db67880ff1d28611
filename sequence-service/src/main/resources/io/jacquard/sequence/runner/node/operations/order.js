'use strict';

const { KeptItems } = require('../batches');
const { rework, STOP } = require('../rework');

const STACKED = 1000;

/** Which values there are, and in what order. */
module.exports = {
  batch(count) {
    let batch = [];
    return rework(
      this,
      (item, made) => {
        batch.push(item);
        if (batch.length >= count) {
          made.push(batch);
          batch = [];
        }
      },
      (made) => batch.length > 0 && made.push(batch),
    );
  },

  /** For each value the last ones up to it. */
  window(length) {
    let window = [];
    const windows = rework(this, (item, made) => {
      window = window.length < length ? [...window, item] : [...window.slice(1), item];
      made.push(window);
    });
    return Object.assign(windows, {
      sum: (valueOf = Number) => numbers(windows.map((items) => sum(items.map(valueOf)))),
      avg: (valueOf = Number) => numbers(windows.map((items) => average(items.map(valueOf)))),
    });
  },

  slice(start = 0, length = Infinity) {
    let index = 0;
    return this.deriveBatches(async function* (batches) {
      if (length <= 0) {
        await batches.return();
        return;
      }
      for await (const batch of batches) {
        const from = Math.max(0, start - index);
        const to = start + length - index;
        index += batch.length;
        if (from < batch.length) {
          yield from === 0 && to >= batch.length ? batch : batch.slice(from, to);
        }
        if (to <= batch.length) {
          return;
        }
      }
    });
  },

  while(fn) {
    const judged = (keeps, item, made) => (keeps ? made.push(item) : STOP);
    return rework(this, (item, made) => {
      const keeps = fn(item);
      return typeof keeps?.then === 'function'
        ? keeps.then((later) => judged(later, item, made))
        : judged(keeps, item, made);
    });
  },

  until(fn) {
    return this.while((item) => {
      const stops = fn(item);
      return typeof stops?.then === 'function' ? stops.then((later) => !later) : !stops;
    });
  },

  /** Takes the first values off: characters or bytes of a text. */
  shift(count, fn) {
    let taken = [];
    let length = 0;
    const pieces = () => this.raw && (typeof taken[0] === 'string' || Buffer.isBuffer(taken[0]));
    const give = (made) => {
      const all = taken;
      const joined = pieces() ? join(all) : all;
      taken = null;
      const rest = joined.slice(count);
      if (joined !== all && rest.length > 0) {
        made.push(rest);
      }
      return fn(joined.slice(0, count));
    };
    return rework(
      this,
      async (item, made) => {
        if (taken === null) {
          made.push(item);
          return;
        }
        taken.push(item);
        length += pieces() ? item.length : 1;
        if (length >= count) {
          await give(made);
        }
      },
      (made) => (taken === null ? undefined : give(made)),
    );
  },

  pop(count, fn) {
    return this.shift(count, fn);
  },

  /** Shows the first values, which stay where they are. */
  peek(count, fn) {
    let seen = [];
    const show = async (made) => {
      const first = seen;
      seen = null;
      await fn(first.slice());
      first.forEach((item) => made.push(item));
    };
    return rework(
      this,
      (item, made) => {
        if (seen === null) {
          made.push(item);
          return undefined;
        }
        return seen.push(item) >= count ? show(made) : undefined;
      },
      (made) => (seen === null ? undefined : show(made)),
    );
  },

  /** Has values come first; the functions that were chained so far apply to them. */
  unshift(...items) {
    this.head.open().append(items);
    return this;
  },

  endWith(...items) {
    return rework(
      this,
      (item, made) => made.push(item),
      (made) => items.forEach((item) => made.push(item)),
    );
  },

  /** Calls a function at the end of a stream of no values. */
  empty(fn) {
    let none = true;
    return rework(
      this,
      (item, made) => {
        none = false;
        made.push(item);
      },
      async () => none && (await fn()),
    );
  },

  concat(...streams) {
    return this.deriveBatches(async function* (batches, self) {
      yield* batches;
      for (const stream of streams) {
        yield* self.streamOf(stream).batches();
      }
    });
  },

  /** Puts something between the values: what it is given, makes of the two, or goes through. */
  join(item, ...args) {
    const between = separator(item, args);
    let first = true;
    let before;
    return rework(this, async (next, made) => {
      if (!first) {
        made.push(await between(before, next));
      }
      first = false;
      before = next;
      made.push(next);
    });
  },

  /** Remembers the last values, for `rewind`. */
  keep(count = Infinity) {
    this.items = new KeptItems(this.open(), count);
    return this;
  },

  /** This stream, beginning with values that it kept. */
  rewind(count = Infinity) {
    const kept = this.open().kept ?? [];
    const again = count < 0 || count >= kept.length ? kept.slice() : kept.slice(kept.length - count);
    return this.deriveBatches(async function* (batches) {
      yield again;
      yield* batches;
    });
  },

  /** The newest value first. Of more than so many the oldest are dropped. */
  stack(count = STACKED, drop = () => {}) {
    const stack = [];
    let wake = () => {};
    let over = false;
    const ended = (async () => {
      for await (const batch of this.batches()) {
        for (const item of batch) {
          stack.push(item);
          wake();
          if (stack.length > count) {
            await drop(stack.shift());
          }
        }
      }
    })().finally(() => {
      over = true;
      wake();
    });
    ended.catch(() => {});
    return this.derive(async function* () {
      while (!over || stack.length > 0) {
        if (stack.length > 0) {
          yield stack.pop();
        } else {
          await new Promise((resolve) => {
            wake = resolve;
          });
        }
      }
      await ended;
    });
  },
};

function join(pieces) {
  return typeof pieces[0] === 'string' ? pieces.join('') : Buffer.concat(pieces);
}

function separator(item, args) {
  if (typeof item === 'function' && !item.constructor.name.endsWith('GeneratorFunction')) {
    return item;
  }
  const iterator = typeof item === 'function' ? item(...args) : item;
  if (typeof iterator?.next !== 'function') {
    return () => item;
  }
  return async () => {
    const { done, value } = await iterator.next();
    return done ? undefined : value;
  };
}

/** Gives a stream of numbers their sum and their average. */
function numbers(stream) {
  return Object.assign(stream, {
    sum: async () => sum(await stream.toArray()),
    avg: async () => average(await stream.toArray()),
  });
}

function sum(values) {
  return values.reduce((total, value) => total + Number(value), 0);
}

function average(values) {
  return values.length === 0 ? 0 : sum(values) / values.length;
}

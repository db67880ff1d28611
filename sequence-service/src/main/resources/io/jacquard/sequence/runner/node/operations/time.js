'use strict';

const FRAME = 1000;

/** When values go on. */
module.exports = {
  /** Arrays of what comes in so many milliseconds, of so many values at most. */
  timeBatch(ms, count = Infinity) {
    return this.deriveBatches(async function* (batches) {
      for await (const batch of collected(batches, ms, count)) {
        yield [batch];
      }
    });
  },

  /** Holds values for a moment so that several go on together. */
  nagle(size = 32, ms = 10) {
    return this.deriveBatches((batches) => collected(batches, ms, size));
  },

  /** Lets so many values pass in each frame of time. */
  rate(count, options = {}) {
    const { timeFrame = FRAME, getTime = Date.now, setTimeout: later = setTimeout } = options;
    const many = Math.max(1, count);
    const frame = count < 1 ? timeFrame / count : timeFrame;
    return this.deriveBatches(async function* (batches) {
      let begin = getTime();
      let passed = 0;
      for await (const batch of batches) {
        for (let at = 0; at < batch.length; ) {
          if (getTime() - begin >= frame) {
            begin = getTime();
            passed = 0;
          }
          const room = Math.floor(many - passed);
          if (room >= 1) {
            const some = batch.slice(at, at + room);
            at += some.length;
            passed += some.length;
            yield some;
          } else {
            await new Promise((resolve) => later(resolve, begin + frame - getTime()));
          }
        }
      }
    });
  },
};

/** Batches of so many values; none is held for more than so many milliseconds. */
async function* collected(batches, ms, count) {
  let held = [];
  let next = null;
  let timer = null;
  let late = null;
  let error = null;
  try {
    for (let done = false; !done; ) {
      next ??= batches.next().catch((reason) => {
        error = reason;
        return { done: true };
      });
      const result = await (late === null ? next : Promise.race([next, late]));
      if (result === undefined) {
        yield held;
        held = [];
      } else {
        next = null;
        done = result.done;
        held = done ? held : held.concat(result.value);
        for (; held.length >= count; held = held.slice(count)) {
          yield held.slice(0, count);
        }
      }
      if (held.length === 0) {
        clearTimeout(timer);
        late = null;
      } else if (late === null) {
        late = new Promise((resolve) => {
          timer = setTimeout(resolve, ms);
        });
      }
    }
    if (held.length > 0) {
      yield held;
    }
    if (error !== null) {
      throw error;
    }
  } finally {
    clearTimeout(timer);
    const returned = batches.return();
    if (next === null) {
      await returned;
    } else {
      returned.catch(() => {});
    }
  }
}

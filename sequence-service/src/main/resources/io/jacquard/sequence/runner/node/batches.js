'use strict';

/**
 * Values that come several at a time, as many as there are: what handles them one after the other has
 * to wait only for the next batch, and not for each value.
 */

/** The batches of anything that can be gone through. */
async function* batches(source) {
  for await (const item of source) {
    yield [item];
  }
}

/** One value after the other; asking for one that is there costs little. */
class Items {
  constructor(source) {
    this.source = source;
    this.batch = [];
    this.at = 0;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  next() {
    return this.at < this.batch.length
      ? Promise.resolve({ done: false, value: this.batch[this.at++] })
      : this.more();
  }

  async more() {
    do {
      const { done, value } = await this.source.next();
      if (done) {
        return { done: true, value: undefined };
      }
      this.batch = value;
      this.at = 0;
    } while (this.batch.length === 0);
    return { done: false, value: this.batch[this.at++] };
  }

  async return(value) {
    await this.source.return?.();
    return { done: true, value };
  }
}

/**
 * What comes of each value, in order. Something that takes its time, or fails, does not hold up what was
 * made before.
 *
 * @param fn asked about each value; may answer later
 * @param add given a list, the value and the answer, to add what comes of them
 */
async function* each(source, fn, add) {
  let made = [];
  try {
    for await (const batch of source) {
      for (const item of batch) {
        let answer = fn(item);
        if (typeof answer?.then === 'function') {
          if (made.length > 0) {
            const before = made;
            made = [];
            yield before;
          }
          answer = await answer;
          add(made, item, answer);
          const one = made;
          made = [];
          yield one;
        } else {
          add(made, item, answer);
        }
      }
      if (made.length > 0) {
        const whole = made;
        made = [];
        yield whole;
      }
    }
  } catch (error) {
    if (made.length > 0) {
      yield made;
    }
    throw error;
  }
}

module.exports = { batches, Items, each };

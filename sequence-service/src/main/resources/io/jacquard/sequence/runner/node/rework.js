'use strict';

const { raise } = require('./stream-error');

/** What a step answers when it wants no more values. */
const STOP = Symbol('stop');

/**
 * A stream of what a step makes of the values of another one, in turn.
 *
 * @param step given each value and where to push what is made; may answer later
 * @param end the same at the end
 */
function rework(stream, step, end = () => {}) {
  return stream.deriveBatches((batches, self) => reworked(batches, self, step, end));
}

async function* reworked(batches, stream, step, end) {
  const made = new Made();
  let stopped = false;
  for await (const batch of batches) {
    for (const item of batch) {
      try {
        let answer = step(item, made);
        if (typeof answer?.then === 'function') {
          yield* made.take();
          answer = await answer;
        }
        stopped = answer === STOP;
      } catch (error) {
        yield* made.take();
        made.push(await raise(stream, error, item));
      }
      if (stopped) {
        yield* made.take();
        return;
      }
    }
    yield* made.take();
  }
  try {
    await end(made);
  } catch (error) {
    yield* made.take();
    made.push(await raise(stream, error));
  }
  yield* made.take();
}

class Made {
  #values = [];

  push(value) {
    if (value !== undefined) {
      this.#values.push(value);
    }
  }

  /** What there is, as one batch or none. */
  take() {
    const values = this.#values;
    if (values.length === 0) {
      return [];
    }
    this.#values = [];
    return [values];
  }
}

module.exports = { rework, STOP };

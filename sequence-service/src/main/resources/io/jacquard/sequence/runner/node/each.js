'use strict';

/**
 * What comes of each value, in order. A function that answers later is asked about some more values in
 * the meantime; what was made before is not held up.
 *
 * @param source batches
 * @param step asked about each value; its answer may come later, and `undefined` says that nothing comes
 * @param flight the answers that are waited for
 */
async function* each(source, step, flight) {
  let batch = [];
  let at = 0;
  let ended = false;
  let error = null;
  let fetching = false;
  const arrived = ({ done, value }) => {
    fetching = false;
    ended = done === true;
    batch = ended ? [] : value;
    at = 0;
    flight.wake();
  };
  const broke = (reason) => {
    error = reason;
    arrived({ done: true });
  };
  try {
    for (;;) {
      let made = [];
      at = flight.size === 0 ? run(batch, at, step, made, flight) : at;
      while (at < batch.length && !flight.full) {
        flight.add(step(batch[at++]));
      }
      if (flight.size > 0) {
        flight.land(made);
      }
      if (made.length > 0) {
        yield made;
        made = [];
        continue;
      }
      if (flight.error !== null) {
        throw flight.error;
      }
      if (at === batch.length && !ended && !fetching && !flight.full) {
        fetching = true;
        const next = source.next().then(arrived, broke);
        if (flight.size === 0) {
          await next;
        }
      } else if (flight.size > 0 || fetching) {
        await flight.change();
      } else if (ended) {
        break;
      }
    }
    if (error !== null) {
      throw error;
    }
  } finally {
    const returned = Promise.resolve(source.return?.()).catch(() => {});
    if (!fetching) {
      await returned;
    }
  }
}

/** Asks about values until one is not answered at once; returns which is the next. */
function run(batch, from, step, made, flight) {
  for (let at = from; at < batch.length; at++) {
    const answer = step(batch[at]);
    if (typeof answer?.then === 'function') {
      flight.add(answer);
      return at + 1;
    }
    if (answer !== undefined) {
      made.push(answer);
    }
  }
  return batch.length;
}

/** The answers that are waited for, in the order of the questions. */
class Flight {
  constructor(limit) {
    this.limit = limit;
    this.answers = [];
    this.error = null;
    this.changed = null;
  }

  get size() {
    return this.answers.length;
  }

  get full() {
    return this.answers.length >= this.limit || this.error !== null;
  }

  add(answer) {
    const waits = typeof answer?.then === 'function';
    const entry = { done: !waits, value: waits ? undefined : answer, error: null };
    this.answers.push(entry);
    if (waits) {
      const landed = (value, error) => {
        entry.done = true;
        entry.value = value;
        entry.error = error;
        this.wake();
      };
      answer.then(
        (value) => landed(value, null),
        (error) => landed(undefined, error),
      );
    }
  }

  /** Adds what has come to a list, up to an error. */
  land(made) {
    let count = 0;
    while (count < this.answers.length && this.answers[count].done) {
      const { value, error } = this.answers[count];
      count += 1;
      if (error !== null) {
        this.error = error;
        count = this.answers.length;
      } else if (value !== undefined) {
        made.push(value);
      }
    }
    this.answers.splice(0, count);
  }

  /** When another answer has come, or whatever else wakes. */
  change() {
    return new Promise((resolve) => {
      this.changed = resolve;
    });
  }

  wake() {
    const changed = this.changed;
    this.changed = null;
    changed?.();
  }
}

/** The answers that are waited for, as they come. */
class LooseFlight extends Flight {
  land(made) {
    this.answers.sort((one, other) => other.done - one.done);
    super.land(made);
  }
}

module.exports = { each, Flight, LooseFlight };

'use strict';

const LIMIT = 16;

/** Values that are written in one place and read, in batches, in another. */
class Channel {
  #values = [];
  #ended = false;
  #error = null;
  #takers = 0;
  #abandoned = false;
  #readers = [];
  #writers = [];

  /** Returns whether there is room for more. */
  write(...values) {
    if (this.#abandoned) {
      return true;
    }
    if (this.over) {
      throw new Error('The stream was written to after its end');
    }
    this.#values.push(...values);
    this.#serve();
    return !this.full;
  }

  /** Whether nothing more comes. */
  get over() {
    return this.#ended && this.#takers === 0;
  }

  get full() {
    return this.#values.length >= LIMIT;
  }

  /** When there is room for more. */
  drained() {
    return this.full ? new Promise((resolve) => this.#writers.push(resolve)) : Promise.resolve();
  }

  /** Writes batches as there is room for them; an end waits for theirs. */
  async take(batches) {
    this.#takers += 1;
    try {
      for await (const batch of batches) {
        this.write(...batch);
        await this.drained();
      }
    } finally {
      this.#takers -= 1;
      this.#serve();
    }
  }

  end() {
    this.#ended = true;
    this.#serve();
  }

  fail(error) {
    this.#error = error;
    this.end();
  }

  next() {
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject });
      this.#serve();
    });
  }

  /** Whoever reads has enough: the rest is dropped. */
  async return() {
    this.#abandoned = true;
    this.#values = [];
    this.#release();
    return { done: true, value: undefined };
  }

  #serve() {
    while (this.#readers.length > 0 && (this.#values.length > 0 || this.over)) {
      const { resolve, reject } = this.#readers.shift();
      if (this.#values.length > 0) {
        resolve({ done: false, value: this.#values });
        this.#values = [];
        this.#release();
      } else if (this.#error !== null) {
        reject(this.#error);
        this.#error = null;
      } else {
        resolve({ done: true, value: undefined });
      }
    }
  }

  #release() {
    const writers = this.#writers;
    this.#writers = [];
    for (const writer of writers) {
      writer();
    }
  }
}

module.exports = { Channel };

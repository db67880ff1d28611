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

/** What is left of a stream: one value after the other, or whole batches; either costs little. */
class Items {
  /** @param stream told of the end, and of errors, which it may catch */
  constructor(source, stream) {
    this.source = source;
    this.stream = stream;
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
      const { done, value } = await this.advance();
      if (done) {
        return { done: true, value: undefined };
      }
      this.batch = this.at < this.batch.length ? this.rest().concat(value) : value;
      this.at = 0;
    } while (this.batch.length === 0);
    return { done: false, value: this.batch[this.at++] };
  }

  advance() {
    return this.source.next().then(
      (result) => {
        if (result.done) {
          this.stream.settle();
        }
        return result;
      },
      (error) => this.stream.fail(error),
    );
  }

  async return(value) {
    await this.source.return?.();
    this.stream.settle();
    return { done: true, value };
  }

  /** Takes what has come and was not yet asked for. */
  rest() {
    const rest = this.batch.slice(this.at);
    this.at = this.batch.length;
    return rest;
  }

  /** Has some more values come before those of the source. */
  append(values) {
    this.batch = this.rest().concat(values);
    this.at = 0;
  }

  nextBatch() {
    return this.at < this.batch.length
      ? Promise.resolve({ done: false, value: this.rest() })
      : this.advance();
  }

  /** The same values, as many at a time as there are. */
  get whole() {
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: () => this.nextBatch(),
      return: (value) => this.return(value),
    };
  }
}

/** Values of which the last ones are remembered after they were had. */
class KeptItems extends Items {
  constructor(items, count) {
    super(items.whole, items.stream);
    this.count = count < 0 ? Infinity : count;
    this.kept = [];
  }

  async next() {
    const result = await super.next();
    if (!result.done) {
      this.keep([result.value]);
    }
    return result;
  }

  async nextBatch() {
    const result = await super.nextBatch();
    if (!result.done) {
      this.keep(result.value);
    }
    return result;
  }

  keep(values) {
    this.kept.push(...values);
    if (this.kept.length > this.count) {
      this.kept.splice(0, this.kept.length - this.count);
    }
  }
}

module.exports = { batches, Items, KeptItems };

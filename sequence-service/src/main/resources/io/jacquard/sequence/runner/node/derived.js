'use strict';

const { DataStream } = require('./data-stream');
const { Flight, each } = require('./each');
const { raise } = require('./stream-error');

/** What is made of the batches of another stream. */
class Reworked extends DataStream {
  constructor(parent, generator) {
    super(null, parent);
    this.generator = generator;
  }

  produce() {
    return this.generator(this.parent.batches(), this);
  }
}

/** What comes of each value of another stream. Steps that follow each other are taken at once. */
class Derived extends DataStream {
  constructor(parent, step) {
    super(null, parent);
    this.step = step;
    this.Flight = Flight;
    this.apart = false;
    this.begins = false;
  }

  get head() {
    return this.follows(this) ? this.parent.head : this.parent;
  }

  get inlet() {
    return this.head.inlet;
  }

  produce() {
    const streams = [this];
    while (streams[0].follows(this)) {
      streams.unshift(streams[0].parent);
    }
    for (const stream of streams.slice(0, -1)) {
      this.whenSettled((error) => stream.settle(error));
    }
    const flight = new this.Flight(this.maxParallel);
    return each(streams[0].parent.batches(), steps(streams), flight);
  }

  /** Keeps its step apart from those before, whose errors may be caught and made a value. */
  begin() {
    this.begins = true;
    return this;
  }

  /** Whether its step can be taken at once with the one before, of which nobody sees the values. */
  follows(last) {
    const before = this.parent;
    return (
      this.kind === null &&
      !this.begins &&
      before instanceof Derived &&
      before.items === null &&
      !before.reading &&
      !before.apart &&
      before.Flight === last.Flight
    );
  }
}

/** One step that takes those of some streams, of which each comes of the one before. */
function steps(streams) {
  const functions = streams.map((stream) => stream.step);
  const go = (item, start, from) => {
    let value = start;
    let index = from;
    try {
      for (; index < functions.length; index++) {
        value = functions[index](value);
        if (value === undefined) {
          return undefined;
        }
        if (typeof value?.then === 'function') {
          return later(item, value, index);
        }
      }
      return value;
    } catch (error) {
      return raise(streams[index], error, item);
    }
  };
  const later = (item, promise, index) =>
    promise.then(
      (value) => (value === undefined ? undefined : go(item, value, index + 1)),
      (error) => raise(streams[index], error, item),
    );
  return (item) => go(item, item, 0);
}

module.exports = { Reworked, Derived };

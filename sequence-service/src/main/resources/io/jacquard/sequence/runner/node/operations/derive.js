'use strict';

const { DataStream } = require('../data-stream');
const { Derived, Reworked } = require('../derived');
const { LooseFlight } = require('../each');

/** The streams that the other operations make of a stream. */
module.exports = {
  derive(generator) {
    return new DataStream(generator(this), this);
  },

  /** A stream of what a generator of batches makes of the batches. */
  deriveBatches(generator) {
    return new Reworked(this, generator);
  },

  /** A stream of what comes of each value; nothing does of one that gives `undefined`. */
  deriveEach(step) {
    return new Derived(this, step);
  },

  /** The same, in whatever order the answers come. */
  deriveLoose(step) {
    const derived = new Derived(this, step);
    derived.Flight = LooseFlight;
    return derived;
  },
};

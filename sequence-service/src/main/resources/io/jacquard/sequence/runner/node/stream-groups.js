'use strict';

const { Channel } = require('./channel');

/** Streams that come into being as there are values for them. */
class StreamGroups {
  constructor() {
    this.streams = [];
    this.watchers = [];
    this.outcome = null;
    this.origin = null;
  }

  get length() {
    return this.streams.length;
  }

  /** Has a stream for each answer of a function about the values of one. */
  separate(source, affinity) {
    this.origin = source;
    setImmediate(() => this.fill(source, affinity));
    return this;
  }

  async fill(source, affinity) {
    const channels = new Map();
    let error = null;
    try {
      for await (const item of source.map(async (value) => [await affinity(value), value])) {
        const [key, value] = item;
        if (!channels.has(key)) {
          channels.set(key, new Channel());
          const group = source.streamOf(channels.get(key));
          group.parent = source;
          this.add(group);
        }
        channels.get(key).write(value);
        await channels.get(key).drained();
      }
    } catch (reason) {
      error = reason;
    }
    for (const channel of channels.values()) {
      if (error === null) {
        channel.end();
      } else {
        channel.fail(error);
      }
    }
    this.finish(error);
  }

  add(stream) {
    this.streams.push(stream);
    this.watchers.forEach(({ added }) => added(stream));
    return this;
  }

  finish(error) {
    this.outcome = { error };
    this.watchers.forEach(({ finished }) => finished(error));
  }

  /** Tells of each stream there is or will be, and when there will be no more. */
  watch(added, finished) {
    this.streams.forEach(added);
    if (this.outcome === null) {
      this.watchers.push({ added, finished });
    } else {
      finished(this.outcome.error);
    }
    return this;
  }

  /** Other streams, each of which a function makes of one of these. */
  smap(fn) {
    const mapped = new StreamGroups();
    mapped.origin = this.origin;
    this.watch(
      (stream) => mapped.add(this.origin.streamOf(fn(stream))),
      (error) => mapped.finish(error),
    );
    return mapped;
  }

  async map(fn) {
    return this.smap(fn);
  }

  async each(fn) {
    return this.watch(fn, () => {});
  }

  async filter(fn) {
    const kept = new StreamGroups();
    kept.origin = this.origin;
    this.watch(
      (stream) => fn(stream) && kept.add(stream),
      (error) => kept.finish(error),
    );
    return kept;
  }

  async find(fn) {
    return new Promise((resolve) => {
      this.watch(
        (stream) => fn(stream) && resolve(stream),
        () => resolve(undefined),
      );
    });
  }

  /** All values of all the streams in one, as they come. */
  mux() {
    const channel = new Channel();
    const all = this.origin.streamOf(channel);
    const fail = (error) => channel.fail(error);
    this.watch(
      (stream) => {
        all.parent ??= stream;
        channel.take(stream.batches()).catch(fail);
      },
      (error) => (error === null ? channel.end() : fail(error)),
    );
    return all;
  }
}

module.exports = { StreamGroups };

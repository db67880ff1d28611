'use strict';

const { Channel } = require('../channel');
const { breakOff } = require('../stream-error');
const { StreamGroups } = require('../stream-groups');

/** One stream that becomes several. The slowest reader holds the others back. */
module.exports = {
  /** Gives a copy to a function, or writes it to a stream of Node. */
  tee(fn) {
    give(branch(this), fn);
    return this;
  },

  /** A stream of the same values, beside this one. */
  copy(fn) {
    if (fn !== undefined) {
      give(branch(this), fn);
    }
    return branch(this);
  },

  /** A stream for each answer of a function. */
  separate(affinity) {
    return new StreamGroups().separate(this, affinity);
  },

  group(affinity) {
    return this.separate(affinity);
  },

  /** Writes each value to that stream of some which a function names. */
  separateInto(streams, affinity) {
    this.do(async (item) => {
      const name = await affinity(item);
      if (streams[name] === undefined) {
        throw new RangeError(`There is no stream ${name} to separate values into`);
      }
      await streams[name].whenWrote(item);
    })
      .run()
      .then(() => Object.values(streams).forEach((stream) => stream.end()))
      .catch((error) => Object.values(streams).forEach((stream) => breakOff(stream, error)));
    return this;
  },
};

/** Another stream of what is left of one. */
function branch(stream) {
  const items = stream.open();
  const channels = [new Channel(), new Channel()];
  spread(items.source, channels);
  items.source = channels[0];
  const copy = stream.streamOf(channels[1]);
  copy.parent = stream;
  return copy;
}

async function spread(source, channels) {
  try {
    for await (const batch of { [Symbol.asyncIterator]: () => source }) {
      channels.forEach((channel) => channel.write(...batch));
      await Promise.all(channels.map((channel) => channel.drained()));
    }
    channels.forEach((channel) => channel.end());
  } catch (error) {
    channels.forEach((channel) => channel.fail(error));
  }
}

function give(stream, fn) {
  if (typeof fn === 'function') {
    fn(stream);
  } else {
    stream.pipe(fn);
  }
}

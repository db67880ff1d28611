'use strict';

/** The operations of a stream, by the file that has them. */
const OPERATIONS = {
  derive: ['derive', 'deriveBatches', 'deriveEach', 'deriveLoose'],
  items: [
    'map', 'filter', 'do', 'each', 'all', 'race', 'unorder', 'assign', 'remap', 'flatMap', 'flatten', 'tap',
    'use',
  ],
  order: [
    'batch', 'window', 'slice', 'while', 'until', 'shift', 'pop', 'peek', 'unshift', 'endWith', 'empty',
    'concat', 'join', 'keep', 'rewind', 'stack',
  ],
  time: ['timeBatch', 'nagle', 'rate'],
  text: [
    'split', 'lines', 'match', 'append', 'prepend', 'parse', 'toDataStream', 'JSONParse', 'stringify',
    'toStringStream', 'JSONStringify', 'toJSONStream', 'toJSONArray', 'toJSONObject', 'bufferify',
    'toBufferStream', 'breakup',
  ],
  csv: ['CSVParse', 'CSVStringify'],
  branches: ['tee', 'copy', 'separate', 'group', 'separateInto'],
  ends: [
    'reduce', 'reduceNow', 'accumulate', 'toArray', 'run', 'consume', 'toGenerator', 'into', 'pull',
    'whenRead', 'whenWrote', 'whenDrained', 'whenEnd', 'whenFinished', 'whenError',
  ],
};

/**
 * Gives a class all operations. A file is loaded when one of its operations is first called: a sequence
 * that chains nothing does not wait for them.
 */
function addOperations(prototype) {
  for (const [file, names] of Object.entries(OPERATIONS)) {
    for (const name of names) {
      define(prototype, name, function (...args) {
        for (const [other, operation] of Object.entries(require(`./operations/${file}`))) {
          define(prototype, other, operation);
        }
        return this[name](...args);
      });
    }
  }
}

function define(prototype, name, value) {
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}

module.exports = { OPERATIONS, addOperations };

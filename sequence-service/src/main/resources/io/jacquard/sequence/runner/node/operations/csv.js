'use strict';

const { CsvReader } = require('../csv-reader');
const { rework } = require('../rework');

const NUMBER = /^\s*-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i;

/** Values to and from CSV. */
module.exports = {
  /** Records of text: arrays, or with the option `header` objects with the names of the first line. */
  CSVParse(options = {}) {
    const reader = new CsvReader(options);
    const record = records(options);
    const add = (made, all) => {
      for (const fields of all) {
        made.push(record(fields));
      }
    };
    return rework(
      this,
      (text, made) => add(made, reader.read(String(text))),
      (made) => add(made, reader.end()),
    ).as('values');
  },

  /** Lines of objects or arrays, after one with the names that the first of them has. */
  CSVStringify({ header = true, delimiter = ',', newline = '\n', quotes = false, columns } = {}) {
    const special = new RegExp(`^\\s|\\s$|["\\r\\n]|${escaped(delimiter)}`);
    const cell = (value) => {
      const text = value === undefined || value === null ? '' : String(value);
      return quotes || special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const line = (cells) => `${cells.map(cell).join(delimiter)}${newline}`;
    let names = columns;
    let first = true;
    return rework(this, (item, made) => {
      names ??= Object.keys(item);
      const head = first && header ? line(names) : '';
      first = false;
      made.push(head + line(Array.isArray(item) ? item : names.map((name) => item[name])));
    }).as('text');
  },
};

/** What a record becomes; `undefined` for one that is left out. */
function records({ header = false, skipEmptyLines = false, comments = false, dynamicTyping = false }) {
  const typed = (fields) => (dynamicTyping ? fields.map(value) : fields);
  let names = null;
  return (fields) => {
    const empty = fields.length === 1 && fields[0] === '';
    if ((skipEmptyLines && empty) || (comments && fields[0].startsWith(comments))) {
      return undefined;
    }
    if (!header) {
      return typed(fields);
    }
    if (names === null) {
      names = different(fields);
      return undefined;
    }
    if (fields.length !== names.length) {
      const kind = fields.length < names.length ? 'few' : 'many';
      throw new Error(
        `Too ${kind} fields: expected ${names.length} fields but parsed ${fields.length}`,
      );
    }
    const values = typed(fields);
    return Object.fromEntries(names.map((name, index) => [name, values[index]]));
  };
}

/** Names, of which one that comes again gets a number. */
function different(names) {
  const counts = new Map();
  return names.map((name) => {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count === 0 ? name : `${name}_${count}`;
  });
}

function value(text) {
  if (text === '') {
    return null;
  }
  if (text === 'true' || text === 'TRUE') {
    return true;
  }
  if (text === 'false' || text === 'FALSE') {
    return false;
  }
  return NUMBER.test(text) ? Number(text) : text;
}

function escaped(text) {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

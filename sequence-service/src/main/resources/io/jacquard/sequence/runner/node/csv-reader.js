'use strict';

const DELIMITERS = [',', '\t', '|', ';'];
const LINE_END = /[\r\n]/;

/** Reads records of text that comes in pieces, as RFC 4180 has it; with the empty lines. */
class CsvReader {
  #delimiter;
  #quote;
  #pending = '';
  #fields = [];
  #field = '';
  #state = 'start';
  #afterReturn = false;

  constructor({ delimiter = '', quoteChar = '"' } = {}) {
    this.#delimiter = delimiter;
    this.#quote = quoteChar;
  }

  /** The records that end in a piece of the text. */
  *read(text) {
    if (this.#delimiter === '') {
      this.#pending += text;
      if (!LINE_END.test(this.#pending)) {
        return;
      }
      text = this.#detect();
    }
    for (let at = 0; at < text.length; at++) {
      const char = text[at];
      if (this.#afterReturn) {
        this.#afterReturn = false;
        if (char === '\n') {
          continue;
        }
      }
      if (this.#state === 'quoted') {
        const end = text.indexOf(this.#quote, at);
        this.#field += text.slice(at, end < 0 ? text.length : end);
        this.#state = end < 0 ? 'quoted' : 'closed';
        at = end < 0 ? text.length : end;
      } else if (char === this.#delimiter) {
        this.#endField();
      } else if (char === '\n' || char === '\r') {
        this.#afterReturn = char === '\r';
        yield this.#endRecord();
      } else if (char === this.#quote && this.#state === 'closed') {
        this.#field += char;
        this.#state = 'quoted';
      } else if (char === this.#quote && this.#state === 'start') {
        this.#state = 'quoted';
      } else if (this.#state === 'closed') {
        throw new Error('Trailing quote on quoted field is malformed');
      } else {
        const from = at;
        while (at + 1 < text.length && !this.#special(text[at + 1])) {
          at += 1;
        }
        this.#field += text.slice(from, at + 1);
        this.#state = 'plain';
      }
    }
  }

  /** The last record, if no line end follows it. */
  *end() {
    if (this.#pending !== '') {
      yield* this.read(this.#detect());
    }
    if (this.#state === 'quoted') {
      throw new Error('Quoted field unterminated');
    }
    if (this.#state !== 'start' || this.#fields.length > 0) {
      yield this.#endRecord();
    }
  }

  #special(char) {
    return char === this.#delimiter || char === '\n' || char === '\r';
  }

  #endField() {
    this.#fields.push(this.#field);
    this.#field = '';
    this.#state = 'start';
  }

  #endRecord() {
    this.#endField();
    const fields = this.#fields;
    this.#fields = [];
    return fields;
  }

  /** Takes for the delimiter what is in the first line most often; returns the text so far. */
  #detect() {
    const text = this.#pending;
    this.#pending = '';
    const quoted = new RegExp(`\\${this.#quote}[^${this.#quote}]*\\${this.#quote}`, 'g');
    const [line] = text.replace(quoted, '').split(LINE_END);
    const count = (delimiter) => line.split(delimiter).length;
    this.#delimiter = DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
    return text;
  }
}

module.exports = { CsvReader };

'use strict';

const { StringDecoder } = require('node:string_decoder');
const { DataStream } = require('./data-stream');

const NDJSON = new Set(['application/x-ndjson', 'text/x-ndjson']);

/** What the sequence gets as its input: decoded as the content type says, once that is known. */
class Input extends DataStream {
  constructor(bytes, logger) {
    super(null);
    this.bytes = bytes;
    this.logger = logger;
    this.type = null;
    this.known = new Promise((resolve) => {
      this.resolveType = resolve;
    });
    this.source = this.decoded();
  }

  /** Says what the bytes are; only the first time counts. */
  declare(contentType) {
    if (this.type === null) {
      this.type = contentType;
      this.resolveType(contentType);
    }
  }

  get raw() {
    return !NDJSON.has(this.type);
  }

  async *decoded() {
    const type = await this.known;
    if (NDJSON.has(type)) {
      yield* objects(this.bytes);
    } else if (type === 'text/plain') {
      yield* text(this.bytes);
    } else if (type === 'application/octet-stream') {
      yield* this.bytes;
    } else {
      this.logger.error(`The content type ${type} is not supported; the input is not read`);
    }
  }
}

async function* text(bytes) {
  const decoder = new StringDecoder('utf8');
  for await (const chunk of bytes) {
    const piece = decoder.write(chunk);
    if (piece !== '') {
      yield piece;
    }
  }
  const last = decoder.end();
  if (last !== '') {
    yield last;
  }
}

async function* objects(bytes) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      if (line.trim() !== '') {
        yield JSON.parse(line);
      }
    }
  }
  rest += decoder.end();
  if (rest.trim() !== '') {
    yield JSON.parse(rest);
  }
}

module.exports = { Input, NDJSON };

'use strict';

const { Readable } = require('node:stream');
const { WINDOW } = require('./outlet');

/** One stream of bytes from the hub; reading gives the hub leave to send more. */
class Inlet extends Readable {
  constructor(id, link) {
    super({ highWaterMark: 256 << 10 });
    this.id = id;
    this.link = link;
    this.queue = [];
    this.queued = 0;
    this.owed = 0;
    this.received = 0;
    this.finished = false;
    this.hungry = false;
    this.abandoned = false;
  }

  /** What the hub may send a stream that it knows nothing about. */
  get credit() {
    return WINDOW - this.queued;
  }

  receive(chunk) {
    this.received += chunk.length;
    this.queue.push(chunk);
    this.queued += chunk.length;
    this.feed();
  }

  finish() {
    if (!this.finished) {
      this.finished = true;
      this.queue.push(null);
      this.feed();
    }
  }

  _read() {
    this.hungry = true;
    this.feed();
  }

  /** Whoever reads has enough: the rest is taken and dropped, so that no sender waits for ever. */
  _destroy(error, callback) {
    this.abandoned = true;
    this.feed();
    callback(error);
  }

  feed() {
    while ((this.hungry || this.abandoned) && this.queue.length > 0) {
      const chunk = this.queue.shift();
      if (chunk !== null) {
        this.queued -= chunk.length;
        this.owed += chunk.length;
      }
      this.hungry = !this.abandoned && this.push(chunk);
    }
    if (this.owed > 0 && (this.queued === 0 || this.owed >= WINDOW / 4)) {
      this.link.credit(this.id, this.owed);
      this.owed = 0;
    }
  }
}

module.exports = { Inlet };

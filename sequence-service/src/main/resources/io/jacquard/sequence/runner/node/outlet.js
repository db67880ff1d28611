'use strict';

/** Bytes that may be under way to the hub without having been delivered. */
const WINDOW = 1 << 20;
const FRAME = 64 << 10;

/**
 * One stream of bytes to the hub. What was sent is kept until the hub says it was delivered, so that
 * a hub that comes back gets it again; the window bounds how much that is.
 */
class Outlet {
  constructor(id, link) {
    this.id = id;
    this.link = link;
    this.credit = WINDOW;
    this.acknowledged = 0;
    this.unacknowledged = [];
    this.queue = [];
    this.queued = 0;
    this.text = '';
    this.scheduled = false;
    this.ended = false;
    this.endSent = false;
    this.waiting = [];
  }

  /** Takes bytes or text; false when the caller should wait for drained(). */
  write(data) {
    if (typeof data === 'string') {
      this.text += data;
      this.queued += data.length;
    } else if (data.length > 0) {
      this.takeText();
      this.queue.push(data);
      this.queued += data.length;
    }
    if (this.queued >= FRAME) {
      this.flush();
    } else if (!this.scheduled) {
      this.scheduled = true;
      setImmediate(() => this.flush());
    }
    return this.queued < FRAME;
  }

  /** Resolves once less than a frame is waiting. */
  drained() {
    return this.queued < FRAME ? Promise.resolve() : this.when((outlet) => outlet.queued < FRAME);
  }

  /** Resolves once everything written was sent. */
  sent() {
    this.flush();
    return this.queued === 0 ? Promise.resolve() : this.when((outlet) => outlet.queued === 0);
  }

  end() {
    this.ended = true;
    this.flush();
  }

  /** The hub has delivered some bytes. */
  acknowledge(count) {
    this.forget(count);
    this.flush();
  }

  /** A hub that has just come knows of deliveries up to a place in the stream. */
  settle(position) {
    if (position > this.acknowledged) {
      this.forget(position - this.acknowledged);
    }
  }

  forget(count) {
    let left = count;
    while (left > 0 && this.unacknowledged.length > 0) {
      const first = this.unacknowledged[0];
      if (first.length > left) {
        this.unacknowledged[0] = first.subarray(left);
        left = 0;
      } else {
        this.unacknowledged.shift();
        left -= first.length;
      }
    }
    this.acknowledged += count - left;
    this.credit += count - left;
  }

  /** Sends again what another hub may not have delivered. */
  resend() {
    for (const chunk of this.unacknowledged) {
      this.link.data(this.id, chunk);
    }
    if (this.endSent) {
      this.link.end(this.id);
    }
    this.flush();
  }

  flush() {
    this.scheduled = false;
    this.takeText();
    while (this.credit > 0 && this.queue.length > 0) {
      this.sendSome();
    }
    if (this.ended && !this.endSent && this.queue.length === 0) {
      this.endSent = true;
      this.link.end(this.id);
    }
    if (this.waiting.length > 0) {
      const waiting = this.waiting;
      this.waiting = waiting.filter(({ holds, resolve }) => !holds(this) || resolve());
    }
  }

  /** One frame: a part of a large piece, or small pieces together. */
  sendSome() {
    const most = Math.min(this.credit, FRAME);
    let chunk = this.queue.shift();
    if (chunk.length > most) {
      this.queue.unshift(chunk.subarray(most));
      chunk = chunk.subarray(0, most);
    } else if (this.queue.length > 0 && chunk.length + this.queue[0].length <= most) {
      chunk = this.gather(chunk, most);
    }
    this.queued -= chunk.length;
    this.credit -= chunk.length;
    this.unacknowledged.push(chunk);
    this.link.data(this.id, chunk);
  }

  gather(first, most) {
    const pieces = [first];
    let { length } = first;
    let count = 0;
    while (count < this.queue.length && length + this.queue[count].length <= most) {
      pieces.push(this.queue[count]);
      length += this.queue[count].length;
      count += 1;
    }
    this.queue.splice(0, count);
    return Buffer.concat(pieces, length);
  }

  takeText() {
    if (this.text !== '') {
      const bytes = Buffer.from(this.text, 'utf8');
      this.queued += bytes.length - this.text.length;
      this.queue.push(bytes);
      this.text = '';
    }
  }

  /** A promise of the state; what resolves it returns false, so that it leaves the list. */
  when(holds) {
    return new Promise((resolve) => {
      this.waiting.push({ holds, resolve: () => (resolve(), false) });
    });
  }
}

module.exports = { Outlet, WINDOW };

'use strict';

const DATA = 1;
const END = 2;
const CREDIT = 3;
const MESSAGE = 4;
const RECEIVED = 5;
const HEADER = 6;
const LARGEST = 16 << 20;
const LARGEST_OF_STRANGERS = 64 << 10;
const PATIENCE = 10000;
const WHOLE = 4096;
const NOTHING = Buffer.alloc(0);

/**
 * Somebody at the other end of a connection: frames of a type, a channel, a length and bytes. Before it
 * has introduced itself as a hub nothing else is taken from it; whoever sends nonsense is cut off.
 */
class Peer {
  constructor(socket, link) {
    this.socket = socket;
    this.link = link;
    this.rest = NOTHING;
    this.channel = 0;
    this.left = 0;
    this.attached = false;
    this.arrived = new Map();
  }

  listen() {
    this.socket.setTimeout(PATIENCE, () => this.destroy());
    this.socket.on('data', (chunk) => this.receive(chunk));
    this.socket.on('error', () => this.destroy());
    this.socket.on('close', () => this.link.lose(this));
  }

  /** It is a hub: it may be silent, and send everything. */
  attach() {
    this.attached = true;
    this.socket.setTimeout(0);
  }

  destroy() {
    this.socket.destroy();
  }

  end(done) {
    this.socket.end(done);
  }

  count(type, channel, count) {
    const bytes = Buffer.allocUnsafe(4);
    bytes.writeUInt32BE(count, 0);
    this.frame(type, channel, bytes);
  }

  frame(type, channel, payload) {
    const head = Buffer.allocUnsafe(HEADER);
    head[0] = type;
    head[1] = channel;
    head.writeUInt32BE(payload.length, 2);
    if (payload.length < WHOLE) {
      this.socket.write(Buffer.concat([head, payload]));
    } else {
      this.socket.cork();
      this.socket.write(head);
      this.socket.write(payload);
      this.socket.uncork();
    }
  }

  receive(chunk) {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    this.rest = NOTHING;
    while (bytes.length > 0 && !this.socket.destroyed) {
      const taken = this.left > 0 ? this.takeData(bytes) : this.takeFrame(bytes);
      if (taken === 0) {
        this.rest = bytes;
        break;
      }
      bytes = bytes.subarray(taken);
    }
    for (const [channel, count] of this.arrived) {
      this.link.received(channel, count);
    }
    this.arrived.clear();
  }

  /** A part of a frame of data, which is not waited for. */
  takeData(bytes) {
    const piece = bytes.length > this.left ? bytes.subarray(0, this.left) : bytes;
    this.left -= piece.length;
    this.arrived.set(this.channel, (this.arrived.get(this.channel) ?? 0) + piece.length);
    this.link.inlets.get(this.channel).receive(piece);
    return piece.length;
  }

  /** A frame that is there as a whole, or the head of one of data; 0 when there is too little. */
  takeFrame(bytes) {
    if (bytes.length < HEADER) {
      return 0;
    }
    const [type, channel] = bytes;
    const length = bytes.readUInt32BE(2);
    if (!this.allows(type, channel, length)) {
      this.destroy();
      return bytes.length;
    }
    if (type === DATA) {
      this.channel = channel;
      this.left = length;
      return HEADER;
    }
    if (bytes.length < HEADER + length) {
      return 0;
    }
    this.dispatch(type, channel, bytes.subarray(HEADER, HEADER + length));
    return HEADER + length;
  }

  allows(type, channel, length) {
    if (!this.attached) {
      return type === MESSAGE && length <= LARGEST_OF_STRANGERS;
    }
    if (length > LARGEST) {
      return false;
    }
    switch (type) {
      case DATA:
      case END:
        return this.link.inlets.has(channel);
      case CREDIT:
        return this.link.outlets.has(channel) && length === 4;
      default:
        return type === MESSAGE;
    }
  }

  dispatch(type, channel, payload) {
    if (type === END) {
      this.link.inlets.get(channel).finish();
      this.link.received(channel, 0);
    } else if (type === CREDIT) {
      this.link.outlets.get(channel).acknowledge(payload.readUInt32BE(0));
    } else {
      const message = parsed(payload);
      if (message === null || (!this.attached && message.type !== 'attach')) {
        this.destroy();
      } else {
        this.link.onMessage(message, this);
      }
    }
  }
}

function parsed(payload) {
  try {
    return JSON.parse(payload.toString('utf8'));
  } catch {
    return null;
  }
}

module.exports = { Peer, DATA, END, CREDIT, MESSAGE, RECEIVED };

'use strict';

const { Inlet } = require('./inlet');
const { Outlet } = require('./outlet');

const DATA = 1;
const END = 2;
const CREDIT = 3;
const MESSAGE = 4;
const HEADER = 6;
const BACKLOG = 1000;
const CHANNELS = { input: 1, output: 2, stdin: 3, stdout: 4, stderr: 5, log: 6 };
const NOTHING = Buffer.alloc(0);

/**
 * The one connection to the hub: frames of a type, a channel, a length and bytes. The hub may go and
 * come back; meanwhile streams wait, and messages are kept up to a number.
 */
class Link {
  constructor() {
    this.socket = null;
    this.rest = NOTHING;
    this.backlog = [];
    this.inlets = new Map();
    this.outlets = new Map();
    for (const name of ['input', 'stdin']) {
      this[name] = new Inlet(CHANNELS[name], this);
      this.inlets.set(CHANNELS[name], this[name]);
    }
    for (const name of ['output', 'stdout', 'stderr', 'log']) {
      this[name] = new Outlet(CHANNELS[name], this);
      this.outlets.set(CHANNELS[name], this[name]);
    }
    this.onMessage = () => {};
    this.onLost = () => {};
  }

  /** Speaks to another connection from now on. */
  take(socket) {
    if (this.socket !== null) {
      this.socket.destroy();
    }
    this.socket = null;
    this.rest = NOTHING;
    socket.on('data', (chunk) => this.receive(socket, chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.lose(socket));
  }

  /** Hands over what is under way, then calls back. */
  close(done) {
    if (this.socket === null) {
      done();
    } else {
      this.socket.end(done);
    }
  }

  /** Answers a hub that introduces itself, then goes on where the last one was. */
  welcome(socket, hello) {
    this.socket = socket;
    hello.credit = {};
    for (const [id, inlet] of this.inlets) {
      hello.credit[id] = inlet.credit;
      inlet.owed = 0;
    }
    this.frame(MESSAGE, 0, Buffer.from(JSON.stringify(hello)));
    for (const outlet of this.outlets.values()) {
      outlet.resend();
    }
    for (const message of this.backlog.splice(0)) {
      this.frame(MESSAGE, 0, message);
    }
  }

  lose(socket) {
    if (this.socket === socket) {
      this.socket = null;
      this.onLost();
    }
  }

  send(message) {
    const bytes = Buffer.from(JSON.stringify(message));
    if (this.socket !== null) {
      this.frame(MESSAGE, 0, bytes);
    } else if (this.backlog.length < BACKLOG) {
      this.backlog.push(bytes);
    }
  }

  data(channel, chunk) {
    this.frame(DATA, channel, chunk);
  }

  end(channel) {
    this.frame(END, channel, NOTHING);
  }

  credit(channel, count) {
    const bytes = Buffer.allocUnsafe(4);
    bytes.writeUInt32BE(count, 0);
    this.frame(CREDIT, channel, bytes);
  }

  frame(type, channel, payload) {
    if (this.socket === null) {
      return;
    }
    const head = Buffer.allocUnsafe(HEADER);
    head[0] = type;
    head[1] = channel;
    head.writeUInt32BE(payload.length, 2);
    if (payload.length < 4096) {
      this.socket.write(Buffer.concat([head, payload]));
    } else {
      this.socket.cork();
      this.socket.write(head);
      this.socket.write(payload);
      this.socket.uncork();
    }
  }

  receive(socket, chunk) {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    while (bytes.length >= HEADER) {
      const end = HEADER + bytes.readUInt32BE(2);
      if (bytes.length < end) {
        break;
      }
      this.dispatch(socket, bytes[0], bytes[1], bytes.subarray(HEADER, end));
      bytes = bytes.subarray(end);
    }
    this.rest = bytes;
  }

  dispatch(socket, type, channel, payload) {
    if (type === DATA) {
      this.inlets.get(channel).receive(payload);
    } else if (type === END) {
      this.inlets.get(channel).finish();
    } else if (type === CREDIT) {
      this.outlets.get(channel).acknowledge(payload.readUInt32BE(0));
    } else if (type === MESSAGE) {
      this.onMessage(JSON.parse(payload.toString('utf8')), socket);
    }
  }
}

module.exports = { Link };

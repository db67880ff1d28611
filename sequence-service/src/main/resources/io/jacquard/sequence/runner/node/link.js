'use strict';

const { Inlet } = require('./inlet');
const { Outlet } = require('./outlet');
const { Peer, MESSAGE, DATA, END, CREDIT, RECEIVED } = require('./peer');

const BACKLOG = 1000;
const CHANNELS = { input: 1, output: 2, stdin: 3, stdout: 4, stderr: 5, log: 6 };
const NOTHING = Buffer.alloc(0);

/**
 * The one connection to the hub. The hub may go and come back; meanwhile streams wait, and messages are
 * kept up to a number. Who else connects changes nothing.
 */
class Link {
  constructor() {
    this.peer = null;
    this.backlog = [];
    this.inlets = new Map();
    this.outlets = new Map();
    this.arrivals = [];
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

  /** Listens to somebody who has connected, and may turn out to be a hub. */
  take(socket) {
    new Peer(socket, this).listen();
  }

  /** Hands over what is under way, then calls back. */
  close(done) {
    if (this.peer === null) {
      done();
    } else {
      this.peer.end(done);
    }
  }

  /** Resolves once there is a hub. */
  attached() {
    return this.peer === null ? new Promise((resolve) => this.arrivals.push(resolve)) : Promise.resolve();
  }

  /**
   * Answers a hub that introduces itself, then goes on where the last one was. It knows better than this
   * end what was delivered: its word on that may not have come here before it was killed.
   */
  welcome(peer, { delivered = {} }, hello) {
    if (this.peer !== null && this.peer !== peer) {
      this.peer.destroy();
    }
    this.peer = peer;
    peer.attach();
    Object.assign(hello, { credit: {}, received: {}, ended: {}, positions: {} });
    for (const [id, inlet] of this.inlets) {
      hello.credit[id] = inlet.credit;
      hello.received[id] = inlet.received;
      hello.ended[id] = inlet.finished;
      inlet.owed = 0;
    }
    for (const [id, outlet] of this.outlets) {
      outlet.settle(delivered[id] ?? 0);
      hello.positions[id] = outlet.acknowledged;
    }
    peer.frame(MESSAGE, 0, Buffer.from(JSON.stringify(hello)));
    for (const outlet of this.outlets.values()) {
      outlet.resend();
    }
    for (const message of this.backlog.splice(0)) {
      peer.frame(MESSAGE, 0, message);
    }
    this.arrivals.splice(0).forEach((resolve) => resolve());
  }

  lose(peer) {
    if (this.peer === peer) {
      this.peer = null;
      this.onLost();
    }
  }

  send(message) {
    const bytes = Buffer.from(JSON.stringify(message));
    if (this.peer !== null) {
      this.peer.frame(MESSAGE, 0, bytes);
    } else if (this.backlog.length < BACKLOG) {
      this.backlog.push(bytes);
    }
  }

  data(channel, chunk) {
    this.peer?.frame(DATA, channel, chunk);
  }

  end(channel) {
    this.peer?.frame(END, channel, NOTHING);
  }

  credit(channel, count) {
    this.peer?.count(CREDIT, channel, count);
  }

  /** Tells the hub that bytes of a stream are here and safe; none mean its end. */
  received(channel, count) {
    this.peer?.count(RECEIVED, channel, count);
  }
}

module.exports = { Link };

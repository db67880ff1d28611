'use strict';

// Runs one sequence. Listens on the socket it is told, waits for a hub to say what to run, and serves
// whichever hub is connected; a hub that was killed finds its instance again on the same socket.

const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const { HubConnection } = require('./hub-connection');
const { Link } = require('./link');
const { Run } = require('./run');
const { load } = require('./loading');

const UNCLAIMED = 60000;

const [path] = process.argv.slice(2);
const link = new Link();
const hub = new HubConnection();
let run = null;
let orphaned = null;
let unclaimed = setTimeout(() => process.exit(0), UNCLAIMED);

const handlers = {
  attach: (message, peer) => {
    clearTimeout(unclaimed);
    clearTimeout(orphaned);
    link.welcome(peer, message, {
      type: 'hello',
      pid: process.pid,
      run: run === null ? null : run.snapshot,
    });
  },
  hub: (message) => hub.update(message.hub),
  start: (message) => {
    process.chdir(message.directory);
    Object.assign(process.env, message.environment);
    process.argv = [process.argv[0], message.entry];
    yieldTo(message.nice);
    run = new Run(link, message, hub);
    link.send({ type: 'accepted' });
    run.execute();
  },
  input: ({ contentType }) => run.input.declare(contentType),
  event: (message) => run.event(message),
  health: ({ question }) => run.health(question),
  monitor: ({ rate }) => run.context.monitor(rate),
  stop: (message) => run.stop(message),
  kill: () => (run === null ? process.exit(0) : run.kill()),
};

link.onMessage = (message, peer) => handlers[message.type](message, peer);
link.onLost = () => {
  if (run === null) {
    process.exit(0);
  }
  orphaned = setTimeout(() => process.exit(process.exitCode ?? 1), run.start.orphanTimeout);
};

/** Lets others go first, also where the system shares out its time by sessions. */
function yieldTo(nice) {
  try {
    os.setPriority(nice);
    fs.writeFileSync('/proc/self/autogroup', String(nice));
  } catch {
    // it is not allowed, or there is no such thing here
  }
}

process.umask(0o077);
net.createServer((socket) => link.take(socket)).listen(path);
// What loads the first module takes its time once, before there is a sequence.
load(require.resolve('./nothing')).catch(() => {});

'use strict';

// Runs one sequence. Listens on the socket it is told, waits for a hub to say what to run, and serves
// whichever hub is connected; a hub that was killed finds its instance again on the same socket.

const net = require('node:net');
const { Link } = require('./link');
const { Run } = require('./run');

const [path] = process.argv.slice(2);
const link = new Link();
let run = null;
let orphaned = null;

const handlers = {
  attach: (_, socket) => {
    clearTimeout(orphaned);
    link.welcome(socket, { type: 'hello', pid: process.pid, run: run === null ? null : run.snapshot });
  },
  start: (message) => {
    process.chdir(message.directory);
    Object.assign(process.env, message.environment);
    process.argv = [process.argv[0], message.entry];
    run = new Run(link, message);
    link.send({ type: 'accepted' });
    run.execute();
  },
  input: ({ contentType }) => run.input.declare(contentType),
  event: (message) => run.event(message),
  health: ({ question }) => run.health(question),
  stop: (message) => run.stop(message),
  kill: () => (run === null ? process.exit(0) : run.kill()),
};

link.onMessage = (message, socket) => handlers[message.type](message, socket);
link.onLost = () => {
  if (run === null) {
    process.exit(0);
  }
  orphaned = setTimeout(() => process.exit(1), run.start.orphanTimeout);
};

process.umask(0o077);
net.createServer((socket) => link.take(socket)).listen(path);

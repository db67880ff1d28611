'use strict';

const fs = require('node:fs');
const { Writable } = require('node:stream');
const { AppContext, createLogger } = require('./context');
const { DataStream } = require('./data-stream');
const { clients } = require('./hub');
const { Input } = require('./input');
const { load } = require('./loading');
const { write } = require('./output');
const { StreamError } = require('./stream-error');

const LOAD_FAILED = 22;
const RUN_FAILED = 23;
const UNCAUGHT = 101;
const KILL_GRACE = 200;
const FLUSH_PATIENCE = 2000;
const CONSOLE_LIMIT = 16 << 20;

/** One run of a sequence, from its start to the end of the process. */
class Run {
  constructor(link, start, hub) {
    this.link = link;
    this.start = start;
    this.phase = 'running';
    this.declared = {};
    this.ending = false;
    this.begun = new Promise((resolve) => {
      this.begin = resolve;
    });
    this.logger = createLogger(link.log, () => start.id);
    this.context = new AppContext(start, this.logger, this, clients(hub));
    this.input = new Input(link.input, this.logger);
    this.replaceConsole();
    process.on('uncaughtException', (error) => this.fail(UNCAUGHT, error));
    process.on('unhandledRejection', (error) => this.fail(UNCAUGHT, error));
    process.on('exit', (code) => {
      try {
        fs.writeFileSync(start.exitFile, JSON.stringify(this.result ?? { code, reason: '' }));
      } catch {
        // the hub's folder is gone, and with it whoever would read this
      }
    });
  }

  send(message) {
    this.link.send(message);
  }

  /** What a hub that comes back has to know. */
  get snapshot() {
    return { phase: this.phase, declared: this.declared, inputType: this.input.type };
  }

  async execute() {
    let steps;
    try {
      steps = await this.load();
    } catch (error) {
      this.fail(LOAD_FAILED, error);
      return;
    }
    try {
      const result = await this.chain(steps);
      this.declare({ provides: result?.topic, outputType: result?.contentType });
      await write(result, this.link.output);
    } catch (error) {
      this.fail(RUN_FAILED, error);
      return;
    }
    this.link.output.end();
    await this.complete();
  }

  async load() {
    let exported = await load(this.start.entry);
    if (typeof exported === 'object' && exported?.default !== undefined) {
      exported = exported.default;
    }
    const steps = Array.isArray(exported) ? exported : [exported];
    const requirement = typeof steps[0] === 'object' ? steps[0] : null;
    const functions = requirement === null ? steps : steps.slice(1);
    if (functions.length === 0 || functions.some((step) => typeof step !== 'function')) {
      throw new TypeError('The sequence exports neither a function nor a list of functions');
    }
    this.declare({ requires: requirement?.requires, inputType: requirement?.contentType });
    if (requirement?.contentType !== undefined) {
      this.input.declare(requirement.contentType);
    }
    return functions;
  }

  async chain(steps) {
    let value = this.input;
    for (const [index, step] of steps.entries()) {
      const given = index === 0 ? value : stream(value);
      const result = step.call(this.context, given, ...(this.start.args ?? []));
      this.begin();
      value = await result;
    }
    return value;
  }

  declare(more) {
    Object.assign(this.declared, more);
    this.send({ type: 'declared', ...this.declared });
  }

  async complete() {
    this.phase = 'completed';
    this.send({ type: 'completed', timeout: this.context.exitTimeout });
    await this.link.output.sent();
    setTimeout(() => this.exit(0, 'Instance completed'), this.context.exitTimeout);
  }

  end() {
    this.exit(0, 'Instance completed');
  }

  destroy(error) {
    if (error === undefined || error === null) {
      this.end();
    } else {
      this.fail(RUN_FAILED, error);
    }
  }

  fail(code, failure) {
    const error = StreamError.origin(failure);
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    this.logger.error(reason, error);
    this.exit(code, reason);
  }

  /** Tells the sequence, once it had the occasion to say what it listens to. */
  async event({ name, message }) {
    await this.begun;
    this.context.emitter.emit(name, message);
  }

  async stop({ timeout, canCallKeepalive }) {
    await this.begun;
    for (const handler of this.context.stopHandlers) {
      try {
        await handler.call(this.context, timeout, canCallKeepalive);
      } catch (error) {
        this.logger.error('A stop handler failed', error);
      }
    }
    const extension = canCallKeepalive ? this.context.aliveUntil - Date.now() : 0;
    setTimeout(() => this.exit(0, 'Instance stopped'), Math.max(0, extension));
  }

  kill() {
    for (const handler of this.context.killHandlers) {
      try {
        handler.call(this.context);
      } catch (error) {
        this.logger.error('A kill handler failed', error);
      }
    }
    setTimeout(() => this.exit(0, 'Instance killed'), KILL_GRACE);
  }

  async health(question) {
    this.send({ type: 'health', question, healthy: await this.context.health() });
  }

  /**
   * Ends the process once what was written has gone to the hub, within a moment. One that is away is
   * waited for: it gets the rest when it comes back.
   */
  exit(code, reason) {
    if (this.ending) {
      return;
    }
    this.ending = true;
    this.result = { code, reason };
    const { output, stdout, stderr, log } = this.link;
    output.end();
    const flushed = Promise.all([output, stdout, stderr, log].map((outlet) => outlet.sent()));
    const late = new Promise((resolve) => setTimeout(resolve, FLUSH_PATIENCE));
    process.exitCode = code;
    Promise.race([flushed, late])
      .then(() => this.link.attached())
      .then(() => {
        this.send({ type: 'ended', code, reason });
        this.link.close(() => process.exit(code));
      });
  }

  /** Console output goes to the hub; a hub that nobody reads from makes it wait, not the process. */
  replaceConsole() {
    for (const name of ['stdout', 'stderr']) {
      replace(name, new ConsoleStream(this.link[name], name, this.logger));
    }
    replace('stdin', this.link.stdin);
  }
}

/** Text of the console. Callers that ignore its back-pressure lose what exceeds a limit. */
class ConsoleStream extends Writable {
  constructor(outlet, name, logger) {
    super({ decodeStrings: false, highWaterMark: 64 << 10 });
    this.outlet = outlet;
    this.logger = logger;
    this.name = name;
    this.warned = false;
  }

  write(chunk, encoding, callback) {
    if (this.writableLength <= CONSOLE_LIMIT) {
      return super.write(chunk, encoding, callback);
    }
    if (!this.warned) {
      this.warned = true;
      this.logger.warn(`Nobody reads ${this.name}: what exceeds ${CONSOLE_LIMIT} bytes is dropped`);
    }
    const done = typeof encoding === 'function' ? encoding : callback;
    if (done) {
      process.nextTick(done);
    }
    return false;
  }

  _write(chunk, encoding, callback) {
    const data = typeof chunk === 'string' && encoding !== 'utf8' ? Buffer.from(chunk, encoding) : chunk;
    if (this.outlet.write(data)) {
      callback();
    } else {
      this.outlet.drained().then(() => callback());
    }
  }
}

function replace(name, value) {
  Object.defineProperty(process, name, { value, configurable: true, enumerable: true });
}

function stream(value) {
  const iterable =
    value !== null &&
    typeof value === 'object' &&
    (value[Symbol.asyncIterator] !== undefined || value[Symbol.iterator] !== undefined);
  return iterable ? DataStream.from(value) : DataStream.from([value]);
}

module.exports = { Run };

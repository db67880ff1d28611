'use strict';

const { EventEmitter } = require('node:events');

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const DEFAULT_EXIT_TIMEOUT = 10000;
const DEFAULT_MONITORING_RATE = 1;

/** Writes records that the hub shows as the instance's log. */
function createLogger(outlet, instance) {
  const logger = {};
  for (const level of LEVELS) {
    logger[level.toLowerCase()] = (message, ...data) => {
      const record = { level, msg: text(message), ts: Date.now(), from: 'Sequence', id: instance() };
      if (data.length > 0) {
        record.data = data.map(plain);
      }
      outlet.write(`${JSON.stringify(record)}\n`);
    };
  }
  logger.log = logger.info;
  return logger;
}

function text(message) {
  return typeof message === 'string' ? message : JSON.stringify(plain(message)) ?? String(message);
}

/** A value that JSON can hold, whatever it was. */
function plain(value) {
  if (value instanceof Error) {
    return { name: value.name, message: value.message, stack: value.stack };
  }
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null');
  } catch {
    return String(value);
  }
}

/** What a sequence sees as `this`. */
class AppContext {
  #run;
  #rate = DEFAULT_MONITORING_RATE;
  #monitor = null;
  #healthy = true;
  #looking = false;

  constructor(start, logger, run, { hub, space }) {
    this.#run = run;
    this.hub = hub;
    this.space = space;
    this.config = start.config ?? {};
    this.instanceId = start.id;
    this.initialState = start.state;
    this.logger = logger;
    this.emitter = new EventEmitter();
    this.emitter.on('error', (error) => logger.error('An event named error', error));
    this.exitTimeout = DEFAULT_EXIT_TIMEOUT;
    this.definition = {};
    this.stopHandlers = [];
    this.killHandlers = [];
    this.monitoringHandlers = [];
    this.aliveUntil = 0;
  }

  on(event, handler) {
    this.emitter.on(event, handler);
    return this;
  }

  /**
   * Tells the hub, and so the other instances of this sequence; with the scope 'hub' those of all
   * sequences.
   */
  emit(event, message, { scope = 'sequence' } = {}) {
    if (scope !== 'sequence' && scope !== 'hub') {
      throw new RangeError(`The scope of an event is 'sequence' or 'hub', not '${scope}'`);
    }
    this.#run.send({ type: 'event', name: String(event), message, scope });
    return this;
  }

  keepAlive(milliseconds = 0) {
    this.aliveUntil = Math.max(this.aliveUntil, Date.now() + milliseconds);
    this.#run.send({ type: 'keepAlive', milliseconds });
    return this;
  }

  addStopHandler(handler) {
    this.stopHandlers.push(handler);
    return this;
  }

  addKillHandler(handler) {
    this.killHandlers.push(handler);
    return this;
  }

  addMonitoringHandler(handler) {
    this.monitoringHandlers.push(handler);
    this.monitor(this.#rate);
    return this;
  }

  /** Asks the monitoring handlers so many times in a second; the hub hears of changes. */
  monitor(rate) {
    this.#rate = rate;
    clearInterval(this.#monitor);
    if (this.monitoringHandlers.length > 0) {
      this.#monitor = setInterval(() => this.#look(), 1000 / rate).unref();
    }
  }

  async #look() {
    if (this.#looking) {
      return;
    }
    this.#looking = true;
    const before = this.#healthy;
    const healthy = await this.health();
    if (healthy !== before) {
      this.#run.send({ type: 'health', question: 0, healthy });
    }
    this.#looking = false;
  }

  /** Keeps a value that the next start of this instance gets as initialState. */
  async save(state) {
    this.initialState = state;
    this.#run.send({ type: 'save', state });
  }

  describe(definition) {
    Object.assign(this.definition, definition);
    return this;
  }

  end() {
    this.#run.end();
    return this;
  }

  destroy(error) {
    this.#run.destroy(error);
    return this;
  }

  /** Whether all the sequence's own checks hold. */
  async health() {
    let healthy = true;
    try {
      for (const handler of this.monitoringHandlers) {
        const verdict = await handler({ healthy });
        healthy = healthy && verdict?.healthy !== false;
      }
    } catch (error) {
      this.logger.error('A monitoring handler failed', error);
      healthy = false;
    }
    this.#healthy = healthy;
    return healthy;
  }
}

module.exports = { AppContext, createLogger };

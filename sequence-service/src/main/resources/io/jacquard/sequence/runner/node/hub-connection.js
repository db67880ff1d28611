'use strict';

const http = require('node:http');
const https = require('node:https');
const { pipeline, Readable } = require('node:stream');

const JSON_TYPE = 'application/json';

/** The hub answered that something cannot be done. */
class HubError extends Error {
  constructor(method, path, status, text) {
    super(`${method} ${path}: ${status} ${reason(text)}`);
    this.name = 'HubError';
    this.status = status;
  }
}

function reason(text) {
  try {
    const body = JSON.parse(text);
    return body.error ?? body.message ?? text;
  } catch {
    return text;
  }
}

/** How a sequence calls the hub over HTTP: under its instance's own token, and only while it lives. */
class HubConnection {
  #access = null;
  #ready;
  #introduce;

  constructor() {
    this.#ready = new Promise((resolve) => {
      this.#introduce = resolve;
    });
  }

  /** Takes what a hub says of itself; one that was started again may be reached in another way. */
  update(access) {
    this.#access = access;
    this.#introduce();
  }

  /** The id of the hub, or its space. */
  async about(key) {
    await this.#ready;
    return this.#access[key];
  }

  /** Sends a request; resolves with the answer as soon as there is a head. */
  async open(method, path, { headers = {}, body = null } = {}) {
    await this.#ready;
    const target = new URL(this.#access.url + path);
    const client = target.protocol === 'https:' ? https : http;
    return new Promise((resolve, reject) => {
      const request = client.request(target, {
        method,
        agent: false,
        headers: { ...headers, authorization: `Bearer ${this.#access.token}` },
      });
      request.on('error', reject);
      request.on('response', (response) => answer(response, method, path).then(resolve, reject));
      send(request, body, reject);
    });
  }

  /** A request whose answer is JSON. */
  async json(method, path, content) {
    const body = content === undefined ? null : JSON.stringify(content);
    const headers = { accept: JSON_TYPE, 'content-type': JSON_TYPE };
    return read(await this.open(method, path, { headers, body }));
  }

  /** Sends a stream; resolves with the answer, which is JSON or nothing. */
  async send(method, path, stream, headers = {}) {
    return read(await this.open(method, path, { headers, body: source(stream) }));
  }

  /** A stream that the hub gives. */
  stream(path, headers = {}) {
    return this.open('GET', path, { headers });
  }
}

function send(request, body, failed) {
  if (body === null || typeof body === 'string') {
    request.end(body ?? undefined);
    return;
  }
  request.flushHeaders();
  pipeline(body, request, (error) => {
    if (error) {
      failed(error);
    }
  });
}

function source(stream) {
  if (typeof stream === 'string' || Buffer.isBuffer(stream)) {
    return Readable.from([stream], { objectMode: false });
  }
  return stream instanceof Readable ? stream : Readable.from(stream, { objectMode: false });
}

async function answer(response, method, path) {
  if (response.statusCode < 400) {
    return response;
  }
  throw new HubError(method, path, response.statusCode, await text(response));
}

async function text(response) {
  const chunks = [];
  for await (const chunk of response) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function read(response) {
  const body = await text(response);
  return body === '' ? undefined : JSON.parse(body);
}

module.exports = { HubConnection, HubError };

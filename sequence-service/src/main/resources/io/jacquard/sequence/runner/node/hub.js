'use strict';

const BYTES = 'application/octet-stream';
const NDJSON = 'application/x-ndjson';
const PLAIN = 'text/plain';

const part = encodeURIComponent;

/** What hub and space have in common. */
class Service {
  constructor(connection, base) {
    this.connection = connection;
    this.base = base;
  }

  async path(path) {
    return `${await this.base()}/${path}`;
  }

  async get(path) {
    return this.connection.json('GET', await this.path(path));
  }

  async post(path, content) {
    return this.connection.json('POST', await this.path(path), content);
  }

  async delete(path, content) {
    return this.connection.json('DELETE', await this.path(path), content);
  }

  async stream(path, headers) {
    return this.connection.stream(await this.path(path), headers);
  }

  async send(method, path, stream, headers) {
    return this.connection.send(method, await this.path(path), stream, headers);
  }

  getVersion() {
    return this.get('version');
  }

  getConfig() {
    return this.get('config');
  }

  getLogStream() {
    return this.stream('log');
  }

  getAuditStream() {
    return this.stream('audit');
  }

  getTopics() {
    return this.get('topics');
  }

  getTopic(topic, _request, contentType) {
    return this.stream(`topic/${part(topic)}`, contentType ? { 'content-type': contentType } : {});
  }

  getNamedData(topic, request, contentType) {
    return this.getTopic(topic, request, contentType);
  }

  sendTopic(topic, stream, _request, contentType = NDJSON, end = false) {
    const headers = { 'content-type': contentType, 'x-end-stream': String(Boolean(end)) };
    return this.send('POST', `topic/${part(topic)}`, stream, headers);
  }

  sendNamedData(topic, stream, request, contentType, end) {
    return this.sendTopic(topic, stream, request, contentType, end);
  }
}

/** The hub: what a sequence sees as `this.hub`. */
class HubClient extends Service {
  getStatus() {
    return this.get('status');
  }

  getLoadCheck() {
    return this.get('load-check');
  }

  getEntities() {
    return this.get('entities');
  }

  listSequences() {
    return this.get('sequences');
  }

  listInstances() {
    return this.get('instances');
  }

  getSequence(id) {
    return this.get(`sequence/${part(id)}`);
  }

  getInstanceInfo(id) {
    return this.getInstanceClient(id).getInfo();
  }

  /** Uploads a package; `update` names the sequence that it takes the place of. */
  async sendSequence(stream, _request, update) {
    const path = update ? `sequence/${part(update)}` : 'sequence';
    const headers = { 'content-type': BYTES };
    const { id } = await this.send(update ? 'PUT' : 'POST', path, stream, headers);
    return this.getSequenceClient(id);
  }

  deleteSequence(id, { force = false } = {}) {
    return this.getSequenceClient(id).delete({ force });
  }

  createTopic(id, contentType = NDJSON) {
    return this.post('topics', { id, 'content-type': contentType });
  }

  deleteTopic(id) {
    return this.delete(`topics/${part(id)}`, {});
  }

  getSequenceClient(id) {
    return new SequenceClient(this, id);
  }

  getInstanceClient(id) {
    return new InstanceClient(this, id);
  }
}

/** One sequence of a hub. */
class SequenceClient {
  constructor(hub, id) {
    this.hub = hub;
    this.id = id;
  }

  getInfo() {
    return this.hub.getSequence(this.id);
  }

  listInstances() {
    return this.hub.get(`sequence/${part(this.id)}/instances`);
  }

  async getInstance(id) {
    await this.hub.getInstanceInfo(id);
    return this.hub.getInstanceClient(id);
  }

  /** Begins an instance. */
  async start(payload = {}) {
    const { id } = await this.hub.post(`sequence/${part(this.id)}/start`, payload);
    return this.hub.getInstanceClient(id);
  }

  async overwrite(stream) {
    await this.hub.sendSequence(stream, {}, this.id);
    return this;
  }

  async delete({ force = false } = {}) {
    const path = await this.hub.path(`sequence/${part(this.id)}`);
    const headers = { 'content-type': 'application/json' };
    if (force) {
      headers['x-seq-kill-inst'] = 'true';
    }
    return this.hub.connection.send('DELETE', path, '{}', headers);
  }
}

/** One instance of a hub. */
class InstanceClient {
  constructor(hub, id) {
    this.hub = hub;
    this.id = id;
  }

  path(path) {
    return `instance/${part(this.id)}/${path}`;
  }

  getInfo() {
    return this.hub.get(`instance/${part(this.id)}`);
  }

  getHealth() {
    return this.hub.get(this.path('health'));
  }

  stop(timeout = 7000, canCallKeepalive = false) {
    return this.hub.post(this.path('_stop'), { timeout, canCallKeepalive });
  }

  kill({ removeImmediately = false } = {}) {
    return this.hub.post(this.path('_kill'), { removeImmediately });
  }

  sendEvent(eventName, message) {
    return this.hub.post(this.path('_event'), { eventName, message });
  }

  /** The last event of that name, or the first once there is one. */
  getEvent(name) {
    return this.hub.get(this.path(`event/${part(name)}`));
  }

  getNextEvent(name) {
    return this.hub.get(this.path(`once/${part(name)}`));
  }

  getEventStream(name) {
    return this.hub.stream(this.path(`events/${part(name)}`));
  }

  /** A stream that the instance writes: output, stdout, stderr or log. */
  getStream(name) {
    return this.hub.stream(this.path(name));
  }

  getLogStream() {
    return this.getStream('log');
  }

  /** Sends to a stream that the instance reads: input or stdin. */
  sendStream(name, stream, _request, { type, end } = {}) {
    const headers = {};
    if (type !== undefined) {
      headers['content-type'] = type;
    }
    if (end !== undefined) {
      headers['x-end-stream'] = String(Boolean(end));
    }
    return this.hub.send('POST', this.path(name), stream, headers);
  }

  sendInput(stream, request, { type = PLAIN, end = true } = {}) {
    return this.sendStream('input', stream, request, { type, end });
  }

  sendStdin(stream) {
    return this.sendStream('stdin', stream, {}, { type: BYTES });
  }
}

/** The space that the hub belongs to: what a sequence sees as `this.space`. */
class SpaceClient extends Service {
  getLoad() {
    return this.get('load');
  }

  /** The hubs of the space. */
  getHosts() {
    return this.get('list');
  }

  getHostInfo(id) {
    return this.get(`sth/${part(id)}/info`);
  }

  getHostClient(id) {
    return new HubClient(this.connection, async () => this.path(`sth/${part(id)}/api/v1`));
  }

  getSequences() {
    return this.get('sequences');
  }

  getAllSequences() {
    return this.get('all_sequences');
  }

  getInstances() {
    return this.get('instances');
  }

  getStoreItems() {
    return this.get('s3');
  }
}

/** Both clients over one connection. */
function clients(connection) {
  const space = async () => `/space/${part(await connection.about('space'))}/api/v1`;
  return {
    hub: new HubClient(connection, async () => ''),
    space: new SpaceClient(connection, space),
  };
}

module.exports = { clients };

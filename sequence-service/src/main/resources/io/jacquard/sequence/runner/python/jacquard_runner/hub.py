"""How a sequence calls its hub over HTTP: under its instance's own token, and only while it lives."""

import asyncio
import inspect
import json
from urllib.parse import quote, urlsplit

JSON = "application/json"
NDJSON = "application/x-ndjson"
BYTES = "application/octet-stream"
FRAME = 64 << 10


class HubError(Exception):
    """The hub answered that something cannot be done."""

    def __init__(self, method, path, status, text):
        try:
            body = json.loads(text)
            text = body.get("error") or body.get("message") or text
        except (ValueError, AttributeError):
            pass
        super().__init__("%s %s: %d %s" % (method, path, status, text))
        self.status = status


class Answer:
    """An answer whose head has come; iterating gives its bytes as they come."""

    def __init__(self, status, headers, reader, writer):
        self.status = status
        self.headers = headers
        self.reader = reader
        self.writer = writer

    async def __aiter__(self):
        try:
            if self.headers.get("transfer-encoding", "").lower() == "chunked":
                async for chunk in self._chunks():
                    yield chunk
            else:
                left = int(self.headers.get("content-length", "0"))
                while left > 0:
                    chunk = await self.reader.read(min(left, FRAME))
                    if not chunk:
                        raise ConnectionError("The hub broke off its answer")
                    left -= len(chunk)
                    yield chunk
        finally:
            self.close()

    async def _chunks(self):
        while True:
            size = int((await self.reader.readuntil(b"\r\n")).split(b";")[0], 16)
            if size == 0:
                await self.reader.readuntil(b"\r\n")
                return
            yield await self.reader.readexactly(size)
            await self.reader.readexactly(2)

    async def text(self):
        return b"".join([chunk async for chunk in self]).decode()

    def close(self):
        self.writer.close()


class HubConnection:
    def __init__(self):
        self.access = None
        self.known = asyncio.Event()

    def update(self, access):
        """Takes what a hub says of itself; one that was started again may be reached otherwise."""
        self.access = access
        self.known.set()

    async def open(self, method, path, headers=None, body=None):
        """Sends a request; gives the answer as soon as there is a head."""
        await self.known.wait()
        url = urlsplit(self.access["url"])
        secure = url.scheme == "https"
        port = url.port or (443 if secure else 80)
        reader, writer = await asyncio.open_connection(url.hostname, port, ssl=secure or None)
        try:
            lines = ["%s %s%s HTTP/1.1" % (method, url.path, path), "Host: " + url.netloc]
            lines.append("Authorization: Bearer " + self.access["token"])
            lines.append("Connection: close")
            lines += ["%s: %s" % header for header in (headers or {}).items()]
            lines.append("Transfer-Encoding: chunked" if body is not None else "Content-Length: 0")
            writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))
            sending = asyncio.ensure_future(_send(writer, body)) if body is not None else None
            answer = await _head(reader, writer)
            answer.sending = sending  # kept from being collected while it runs
        except BaseException:
            writer.close()
            raise
        if answer.status >= 400:
            raise HubError(method, path, answer.status, await answer.text())
        return answer

    async def json(self, method, path, content=None):
        """A request whose answer is JSON."""
        body = None if content is None else json.dumps(content).encode()
        answer = await self.open(method, path, {"Accept": JSON, "Content-Type": JSON}, body)
        text = await answer.text()
        return json.loads(text) if text else None

    async def send(self, method, path, body, headers):
        """Sends bytes, text or a stream of them; the answer is JSON or nothing."""
        answer = await self.open(method, path, headers, body)
        text = await answer.text()
        return json.loads(text) if text else None


async def _send(writer, body):
    try:
        if isinstance(body, (str, bytes, bytearray)):
            body = [body]
        if hasattr(body, "__aiter__"):
            async for item in body:
                await _chunk(writer, item)
        else:
            for item in body:
                await _chunk(writer, item)
        writer.write(b"0\r\n\r\n")
        await writer.drain()
    except ConnectionError:
        pass  # the answer, or its lack, tells


async def _chunk(writer, item):
    data = item.encode() if isinstance(item, str) else bytes(item)
    if data:
        writer.write(b"%x\r\n%b\r\n" % (len(data), data))
        await writer.drain()


async def _head(reader, writer):
    while True:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ", 2)[1])
        if status >= 200:
            pairs = (line.split(":", 1) for line in lines[1:] if line)
            headers = {name.strip().lower(): value.strip() for name, value in pairs}
            return Answer(status, headers, reader, writer)


def part(text):
    return quote(text, safe="")


class Service:
    """What hub and space have in common."""

    Error = HubError

    def __init__(self, connection, base):
        self.connection = connection
        self._base = base

    async def path(self, path):
        base = self._base()
        return "%s/%s" % (await base if inspect.isawaitable(base) else base, path)

    async def get(self, path):
        return await self.connection.json("GET", await self.path(path))

    async def post(self, path, content):
        return await self.connection.json("POST", await self.path(path), content)

    async def delete(self, path, content=None):
        return await self.connection.json("DELETE", await self.path(path), content or {})

    async def stream(self, path, headers=None):
        return await self.connection.open("GET", await self.path(path), headers)

    async def send(self, method, path, body, headers):
        return await self.connection.send(method, await self.path(path), body, headers)

    async def version(self):
        return await self.get("version")

    async def topics(self):
        return await self.get("topics")

    async def get_topic(self, topic, content_type=None):
        headers = {"Content-Type": content_type} if content_type else {}
        return await self.stream("topic/" + part(topic), headers)

    async def send_topic(self, topic, stream, content_type=NDJSON, end=False):
        headers = {"Content-Type": content_type, "x-end-stream": "true" if end else "false"}
        return await self.send("POST", "topic/" + part(topic), stream, headers)


class Hub(Service):
    """The hub: what a sequence sees as context.hub."""

    async def status(self):
        return await self.get("status")

    async def load_check(self):
        return await self.get("load-check")

    async def sequences(self):
        return await self.get("sequences")

    async def instances(self):
        return await self.get("instances")

    async def send_sequence(self, package, update=None):
        """Uploads a package; update names the sequence that it takes the place of."""
        path = "sequence/" + part(update) if update else "sequence"
        method = "PUT" if update else "POST"
        sent = await self.send(method, path, package, {"Content-Type": BYTES})
        return self.sequence(sent["id"])

    async def create_topic(self, topic, content_type=NDJSON):
        return await self.post("topics", {"id": topic, "content-type": content_type})

    async def delete_topic(self, topic):
        return await self.delete("topics/" + part(topic))

    def sequence(self, handle):
        return Sequence(self, handle)

    def instance(self, handle):
        return Instance(self, handle)


class Sequence:
    """One sequence of a hub."""

    def __init__(self, hub, handle):
        self.hub = hub
        self.id = handle

    async def info(self):
        return await self.hub.get("sequence/" + part(self.id))

    async def instances(self):
        return await self.hub.get("sequence/%s/instances" % part(self.id))

    async def start(self, **payload):
        """Begins an instance; takes appConfig, args, instanceId, inputTopic, outputTopic, limits."""
        started = await self.hub.post("sequence/%s/start" % part(self.id), payload)
        return self.hub.instance(started["id"])

    async def delete(self):
        return await self.hub.delete("sequence/" + part(self.id))


class Instance:
    """One instance of a hub."""

    def __init__(self, hub, handle):
        self.hub = hub
        self.id = handle

    def path(self, path):
        return "instance/%s/%s" % (part(self.id), path)

    async def info(self):
        return await self.hub.get("instance/" + part(self.id))

    async def health(self):
        return await self.hub.get(self.path("health"))

    async def stop(self, timeout=7000, can_keep_alive=False):
        content = {"timeout": timeout, "canCallKeepalive": can_keep_alive}
        return await self.hub.post(self.path("_stop"), content)

    async def kill(self, remove_immediately=False):
        return await self.hub.post(self.path("_kill"), {"removeImmediately": remove_immediately})

    async def send_event(self, name, message=None):
        return await self.hub.post(self.path("_event"), {"eventName": name, "message": message})

    async def event(self, name):
        """The last event of that name, or the first once there is one."""
        return await self.hub.get(self.path("event/" + part(name)))

    async def next_event(self, name):
        return await self.hub.get(self.path("once/" + part(name)))

    async def stream(self, name):
        """A stream that the instance writes: output, stdout, stderr or log."""
        return await self.hub.stream(self.path(name))

    async def send_input(self, stream, content_type="text/plain", end=True):
        headers = {"Content-Type": content_type, "x-end-stream": "true" if end else "false"}
        return await self.hub.send("POST", self.path("input"), stream, headers)


class Space(Service):
    """The space that the hub belongs to: what a sequence sees as context.space."""

    async def load(self):
        return await self.get("load")

    async def hubs(self):
        return await self.get("list")

    async def sequences(self):
        return await self.get("sequences")

    async def instances(self):
        return await self.get("instances")

    def hub(self, handle):
        return Hub(self.connection, lambda: self.path("sth/%s/api/v1" % part(handle)))


def clients(connection):
    """Both clients over one connection."""

    async def base():
        await connection.known.wait()
        return "/space/%s/api/v1" % part(connection.access["space"])

    return Hub(connection, lambda: ""), Space(connection, base)

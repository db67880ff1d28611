"""The one connection to the hub: frames of a type, a channel, a length and bytes."""

import asyncio
import json
import struct

WINDOW = 1 << 20
FRAME = 64 << 10
BACKLOG = 1000
HEADER = struct.Struct(">BBI")
COUNT = struct.Struct(">I")
DATA, END, CREDIT, MESSAGE = 1, 2, 3, 4
INPUT, OUTPUT, STDIN, STDOUT, STDERR, LOG = 1, 2, 3, 4, 5, 6


class Outlet:
    """Bytes to the hub. What was sent is kept until it was delivered, so a hub that comes back gets it."""

    def __init__(self, channel, link):
        self.channel = channel
        self.link = link
        self.credit = WINDOW
        self.unacknowledged = []
        self.queue = []
        self.queued = 0
        self.ended = False
        self.end_sent = False
        self.room = asyncio.Event()
        self.room.set()
        self.empty = asyncio.Event()
        self.empty.set()

    def write(self, data):
        if data:
            self.queue.append(bytes(data))
            self.queued += len(data)
            self.flush()

    async def put(self, data):
        """Writes, and waits while the hub takes no more."""
        self.write(data)
        await self.room.wait()

    async def sent(self):
        await self.empty.wait()

    def end(self):
        self.ended = True
        self.flush()

    def acknowledge(self, count):
        self.credit += count
        while count > 0 and self.unacknowledged:
            first = self.unacknowledged[0]
            if len(first) > count:
                self.unacknowledged[0] = first[count:]
                break
            count -= len(first)
            self.unacknowledged.pop(0)
        self.flush()

    def resend(self):
        for chunk in self.unacknowledged:
            self.link.frame(DATA, self.channel, chunk)
        if self.end_sent:
            self.link.frame(END, self.channel, b"")

    def flush(self):
        while self.credit > 0 and self.queue:
            chunk = self.queue.pop(0)
            most = min(self.credit, FRAME)
            if len(chunk) > most:
                self.queue.insert(0, chunk[most:])
                chunk = chunk[:most]
            self.queued -= len(chunk)
            self.credit -= len(chunk)
            self.unacknowledged.append(chunk)
            self.link.frame(DATA, self.channel, chunk)
        if self.ended and not self.end_sent and not self.queue:
            self.end_sent = True
            self.link.frame(END, self.channel, b"")
        _set(self.room, self.queued < FRAME)
        _set(self.empty, self.queued == 0)


class Inlet:
    """Bytes from the hub; reading gives the hub leave to send more."""

    def __init__(self, channel, link):
        self.channel = channel
        self.link = link
        self.queue = asyncio.Queue()
        self.queued = 0

    def receive(self, chunk):
        self.queued += len(chunk)
        self.queue.put_nowait(bytes(chunk))

    def finish(self):
        self.queue.put_nowait(None)

    async def __aiter__(self):
        while True:
            chunk = await self.queue.get()
            if chunk is None:
                self.queue.put_nowait(None)
                return
            self.queued -= len(chunk)
            self.link.frame(CREDIT, self.channel, COUNT.pack(len(chunk)))
            yield chunk


class Link:
    def __init__(self):
        self.transport = None
        self.backlog = []
        self.inlets = {channel: Inlet(channel, self) for channel in (INPUT, STDIN)}
        self.outlets = {c: Outlet(c, self) for c in (OUTPUT, STDOUT, STDERR, LOG)}
        self.on_message = lambda message, peer: None
        self.on_lost = lambda: None

    def welcome(self, peer, hello):
        """Answers a hub that introduces itself, then goes on where the last one was."""
        if self.transport is not None and self.transport is not peer.transport:
            self.transport.abort()
        self.transport = peer.transport
        hello["credit"] = {str(c): WINDOW - inlet.queued for c, inlet in self.inlets.items()}
        self.send(hello)
        for outlet in self.outlets.values():
            outlet.resend()
        backlog, self.backlog = self.backlog, []
        for message in backlog:
            self.frame(MESSAGE, 0, message)

    def lose(self, peer):
        if self.transport is peer.transport:
            self.transport = None
            self.on_lost()

    def send(self, message):
        data = json.dumps(message, default=str).encode()
        if self.transport is not None:
            self.frame(MESSAGE, 0, data)
        elif len(self.backlog) < BACKLOG:
            self.backlog.append(data)

    def frame(self, kind, channel, payload):
        if self.transport is not None:
            self.transport.write(HEADER.pack(kind, channel, len(payload)) + payload)

    def dispatch(self, peer, kind, channel, payload):
        if kind == DATA:
            self.inlets[channel].receive(payload)
        elif kind == END:
            self.inlets[channel].finish()
        elif kind == CREDIT:
            self.outlets[channel].acknowledge(COUNT.unpack(payload)[0])
        elif kind == MESSAGE:
            self.on_message(json.loads(bytes(payload)), peer)


class Peer(asyncio.Protocol):
    """One connection; cuts what comes into frames."""

    def __init__(self, link):
        self.link = link
        self.buffer = bytearray()
        self.transport = None

    def connection_made(self, transport):
        self.transport = transport

    def connection_lost(self, exc):
        self.link.lose(self)

    def data_received(self, data):
        self.buffer += data
        at = 0
        while len(self.buffer) - at >= HEADER.size:
            kind, channel, length = HEADER.unpack_from(self.buffer, at)
            end = at + HEADER.size + length
            if len(self.buffer) < end:
                break
            self.link.dispatch(self, kind, channel, bytes(self.buffer[at + HEADER.size : end]))
            at = end
        del self.buffer[:at]


def _set(event, state):
    if state:
        event.set()
    else:
        event.clear()

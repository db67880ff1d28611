"""The one connection to the hub: frames of a type, a channel, a length and bytes."""

import asyncio
import json
import struct
from collections import deque

WINDOW = 1 << 20
FRAME = 64 << 10
BACKLOG = 1000
HEADER = struct.Struct(">BBI")
COUNT = struct.Struct(">I")
LARGEST = 16 << 20
LARGEST_OF_STRANGERS = 64 << 10
PATIENCE = 10
DATA, END, CREDIT, MESSAGE, RECEIVED = 1, 2, 3, 4, 5
INPUT, OUTPUT, STDIN, STDOUT, STDERR, LOG = 1, 2, 3, 4, 5, 6


class Outlet:
    """Bytes to the hub. What was sent is kept until it was delivered, so a hub that comes back gets it."""

    def __init__(self, channel, link):
        self.channel = channel
        self.link = link
        self.credit = WINDOW
        self.acknowledged = 0
        self.unacknowledged = deque()
        self.queue = deque()
        self.queued = 0
        self.scheduled = False
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
            if self.queued >= FRAME:
                self.flush()
            elif not self.scheduled:
                self.scheduled = True
                self.empty.clear()
                self.link.loop.call_soon(self.flush)

    async def put(self, data):
        """Writes, and waits while the hub takes no more."""
        self.write(data)
        if self.queued >= FRAME:
            await self.room.wait()

    async def sent(self):
        self.flush()
        await self.empty.wait()

    def end(self):
        self.ended = True
        self.flush()

    def acknowledge(self, count):
        self.forget(count)
        self.flush()

    def settle(self, position):
        """A hub that has just come knows of deliveries up to a place in the stream."""
        if position > self.acknowledged:
            self.forget(position - self.acknowledged)

    def forget(self, count):
        left = count
        while left > 0 and self.unacknowledged:
            first = self.unacknowledged[0]
            if len(first) > left:
                self.unacknowledged[0] = first[left:]
                left = 0
            else:
                self.unacknowledged.popleft()
                left -= len(first)
        self.acknowledged += count - left
        self.credit += count - left

    def resend(self):
        for chunk in self.unacknowledged:
            self.link.frame(DATA, self.channel, chunk)
        if self.end_sent:
            self.link.frame(END, self.channel, b"")
        self.flush()

    def flush(self):
        self.scheduled = False
        while self.credit > 0 and self.queue:
            chunk = self.gather(min(self.credit, FRAME))
            self.queued -= len(chunk)
            self.credit -= len(chunk)
            self.unacknowledged.append(chunk)
            self.link.frame(DATA, self.channel, chunk)
        if self.ended and not self.end_sent and not self.queue:
            self.end_sent = True
            self.link.frame(END, self.channel, b"")
        _set(self.room, self.queued < FRAME)
        _set(self.empty, self.queued == 0)

    def gather(self, most):
        """One frame: a part of a large piece, or small pieces together."""
        chunk = self.queue.popleft()
        if len(chunk) > most:
            self.queue.appendleft(chunk[most:])
            return chunk[:most]
        pieces = [chunk]
        length = len(chunk)
        while self.queue and length + len(self.queue[0]) <= most:
            pieces.append(self.queue.popleft())
            length += len(pieces[-1])
        return chunk if len(pieces) == 1 else b"".join(pieces)


class Inlet:
    """Bytes from the hub; reading gives the hub leave to send more."""

    def __init__(self, channel, link):
        self.channel = channel
        self.link = link
        self.queue = asyncio.Queue()
        self.queued = 0
        self.received = 0
        self.finished = False

    def receive(self, chunk):
        self.queued += len(chunk)
        self.received += len(chunk)
        self.queue.put_nowait(chunk)

    def finish(self):
        if not self.finished:
            self.finished = True
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
    """The one connection to the hub, which may go and come back; who else connects changes nothing."""

    def __init__(self):
        self.loop = asyncio.get_running_loop()
        self.peer = None
        self.present = asyncio.Event()
        self.backlog = []
        self.inlets = {channel: Inlet(channel, self) for channel in (INPUT, STDIN)}
        self.outlets = {c: Outlet(c, self) for c in (OUTPUT, STDOUT, STDERR, LOG)}
        self.on_message = lambda message, peer: None
        self.on_lost = lambda: None

    def welcome(self, peer, attach, hello):
        """
        Answers a hub that introduces itself, then goes on where the last one was. It knows better than
        this end what was delivered: its word on that may not have come here before it was killed.
        """
        if self.peer is not None and self.peer is not peer:
            self.peer.transport.abort()
        self.peer = peer
        self.present.set()
        peer.attached = True
        for channel, outlet in self.outlets.items():
            outlet.settle(attach.get("delivered", {}).get(str(channel), 0))
        hello["credit"] = {str(c): WINDOW - inlet.queued for c, inlet in self.inlets.items()}
        hello["received"] = {str(c): inlet.received for c, inlet in self.inlets.items()}
        hello["ended"] = {str(c): inlet.finished for c, inlet in self.inlets.items()}
        hello["positions"] = {str(c): outlet.acknowledged for c, outlet in self.outlets.items()}
        self.send(hello)
        for outlet in self.outlets.values():
            outlet.resend()
        backlog, self.backlog = self.backlog, []
        for message in backlog:
            self.frame(MESSAGE, 0, message)

    def lose(self, peer):
        if self.peer is peer:
            self.peer = None
            self.present.clear()
            self.on_lost()

    def send(self, message):
        data = json.dumps(message, default=str).encode()
        if self.peer is not None:
            self.frame(MESSAGE, 0, data)
        elif len(self.backlog) < BACKLOG:
            self.backlog.append(data)

    def frame(self, kind, channel, payload):
        if self.peer is not None:
            self.peer.transport.write(HEADER.pack(kind, channel, len(payload)) + payload)

    def close(self):
        if self.peer is not None:
            self.peer.transport.close()


class Peer(asyncio.Protocol):
    """
    Somebody at the other end of a connection. Before it has introduced itself as a hub nothing else is
    taken from it; whoever sends nonsense is cut off.
    """

    def __init__(self, link):
        self.link = link
        self.buffer = bytearray()
        self.transport = None
        self.attached = False
        self.channel = 0
        self.left = 0
        self.arrived = {}

    def connection_made(self, transport):
        self.transport = transport
        self.link.loop.call_later(PATIENCE, self.hurry)

    def hurry(self):
        if not self.attached:
            self.transport.abort()

    def connection_lost(self, exc):
        self.link.lose(self)

    def data_received(self, data):
        if self.left >= len(data) and not self.buffer:
            self.take(data)
        else:
            self.buffer += data
            self.cut()
        for channel, count in self.arrived.items():
            self.link.frame(RECEIVED, channel, COUNT.pack(count))
        self.arrived.clear()

    def take(self, data):
        """A part of a frame of data, which is not waited for."""
        self.left -= len(data)
        self.arrived[self.channel] = self.arrived.get(self.channel, 0) + len(data)
        self.link.inlets[self.channel].receive(data)

    def cut(self):
        at = 0
        while at < len(self.buffer) and not self.transport.is_closing():
            taken = self.next(at)
            if taken == 0:
                break
            at += taken
        del self.buffer[:at]

    def next(self, at):
        """The length of what could be taken at a place of the buffer, 0 when there is too little."""
        if self.left > 0:
            piece = bytes(self.buffer[at : at + self.left])
            self.take(piece)
            return len(piece)
        if len(self.buffer) - at < HEADER.size:
            return 0
        kind, channel, length = HEADER.unpack_from(self.buffer, at)
        if not self.allows(kind, channel, length):
            self.transport.abort()
            return len(self.buffer) - at
        if kind == DATA:
            self.channel, self.left = channel, length
            return HEADER.size
        end = at + HEADER.size + length
        if len(self.buffer) < end:
            return 0
        self.dispatch(kind, channel, bytes(self.buffer[at + HEADER.size : end]))
        return end - at

    def allows(self, kind, channel, length):
        if not self.attached:
            return kind == MESSAGE and length <= LARGEST_OF_STRANGERS
        if length > LARGEST:
            return False
        if kind in (DATA, END):
            return channel in self.link.inlets
        if kind == CREDIT:
            return channel in self.link.outlets and length == COUNT.size
        return kind == MESSAGE

    def dispatch(self, kind, channel, payload):
        if kind == END:
            self.link.inlets[channel].finish()
            self.link.frame(RECEIVED, channel, COUNT.pack(0))
        elif kind == CREDIT:
            self.link.outlets[channel].acknowledge(COUNT.unpack(payload)[0])
        else:
            message = _parsed(payload)
            if message is None or (not self.attached and message.get("type") != "attach"):
                self.transport.abort()
            else:
                self.link.on_message(message, self)


def _parsed(payload):
    try:
        message = json.loads(payload)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def _set(event, state):
    if state:
        event.set()
    else:
        event.clear()

"""Streams of values with the operations that sequences chain (spec/scramjet-hub.md section 3.7)."""

import asyncio
import codecs
import inspect
import json
import re
from collections import deque

NDJSON = ("application/x-ndjson", "text/x-ndjson")
MAX_PARALLEL = 64


class StreamAlreadyConsumed(Exception):
    """A stream gives its values once, to whoever asks first."""


class UnsupportedOperation(Exception):
    """Something cannot be made a stream."""


class Stream:
    """
    An asynchronous stream. It draws from its source one value at a time; without one it gives what is
    written to it. What fails on the way fails where the values are awaited.
    """

    def __init__(self, source=None, content_type=None, max_parallel=MAX_PARALLEL):
        self._source = Written() if source is None else source
        self._max_parallel = max_parallel
        self._consumed = False
        self._reading = None
        self._pipes = None
        self.content_type = content_type
        self.provides = None
        self.requires = None

    @classmethod
    def read_from(cls, source, max_parallel=MAX_PARALLEL, chunk_size=None):
        """A stream of what can be gone through, or of what read(chunk_size) gives until that is nothing."""
        if chunk_size is not None:
            if not hasattr(source, "read"):
                raise UnsupportedOperation("chunk_size needs a source with read(), not %r" % (source,))
            return cls.from_callback(max_parallel, source.read, chunk_size)
        if not hasattr(source, "__aiter__") and not hasattr(source, "__iter__"):
            raise UnsupportedOperation(
                "%r is not iterable; a source with read() needs a chunk_size" % (source,)
            )
        return cls(source, max_parallel=max_parallel)

    @classmethod
    def from_iterable(cls, iterable, max_parallel=MAX_PARALLEL):
        return cls.read_from(iterable, max_parallel)

    @classmethod
    def from_callback(cls, max_parallel, callback, *args):
        """A stream of what a function gives, until it gives nothing."""

        async def called():
            while True:
                value = await settled(callback(*args))
                if value is None or value == "" or value == b"":
                    return
                yield value

        return cls(called(), max_parallel=max_parallel)

    def __aiter__(self):
        if self._consumed:
            raise StreamAlreadyConsumed("The values of this stream already go elsewhere")
        self._consumed = True
        return items(self._source)

    async def read(self):
        """The next value, or None at the end."""
        if self._reading is None:
            self._reading = self.__aiter__()
        try:
            return await self._reading.__anext__()
        except StopAsyncIteration:
            return None

    def write(self, chunk):
        """Adds a value; what is returned may be awaited until there is room for another."""
        if not isinstance(self._source, Written):
            raise UnsupportedOperation("Only a stream without a source can be written to")
        return self._source.write(chunk)

    def end(self):
        """Says that nothing more will be written."""
        if not isinstance(self._source, Written):
            raise UnsupportedOperation("Only a stream without a source can be ended")
        self._source.end()

    def _derive(self, generator, kind=None):
        return (kind or type(self))(generator, self.content_type, self._max_parallel)

    async def _answers(self, func, args):
        """Each value with what a function makes of it, in order; coroutines run beside each other."""
        if inspect.iscoroutinefunction(func):
            async for pair in parallel(self, func, args, self._max_parallel):
                yield pair
        else:
            async for item in self:
                yield item, await settled(func(item, *args))

    def map(self, func, *args):
        async def mapped():
            async for _, answer in self._answers(func, args):
                if answer is not None:
                    yield answer

        return self._derive(mapped())

    def filter(self, func, *args):
        async def kept():
            async for item, keeps in self._answers(func, args):
                if keeps:
                    yield item

        return self._derive(kept())

    def each(self, func, *args):
        async def same():
            async for item, _ in self._answers(func, args):
                yield item

        return self._derive(same())

    def flatmap(self, func, *args):
        async def flat():
            async for _, answer in self._answers(func, args):
                async for part in items(answer):
                    yield part

        return self._derive(flat())

    def batch(self, func, *args):
        """Lists of values; one for which the function holds ends its list."""

        async def batches():
            batch = []
            async for item, ends in self._answers(func, args):
                batch.append(item)
                if ends:
                    yield batch
                    batch = []
            if batch:
                yield batch

        return self._derive(batches())

    def sequence(self, sequencer, initialPartial=None):  # noqa: N803 - sequences name it
        """Cuts anew: of what the function makes of rest and value the last is the rest of the next."""

        async def cut():
            rest = initialPartial
            async for item in self:
                *whole, rest = await settled(sequencer(rest, item))
                for part in whole:
                    yield part
            if rest:
                yield rest

        return self._derive(cut())

    def decode(self, encoding):
        """Bytes as text, whole characters only."""

        async def text():
            decoder = codecs.getincrementaldecoder(encoding)()
            async for chunk in self:
                piece = decoder.decode(chunk)
                if piece:
                    yield piece
            rest = decoder.decode(b"", True)
            if rest:
                yield rest

        return self._derive(text(), StringStream)

    def use(self, func):
        return func(self)

    def pipe(self, target, end=True):
        """Writes all values to another stream, or to several; the target is returned."""
        if self._pipes is None:
            self._pipes = Pipes(self)
        self._pipes.add(target, end)
        return target

    def unpipe(self, target=None):
        """Stops writing to one target, or to all."""
        if self._pipes is not None:
            self._pipes.remove(target)

    async def write_to(self, target):
        """Writes all values to something with write(), which is returned."""
        async for item in self:
            await settled(target.write(item))
        if isinstance(target, Stream):
            target.end()
        return target

    async def to_list(self):
        return [item async for item in self]

    async def reduce(self, func, initial=None):
        result = initial
        async for item in self:
            result = item if result is None else await settled(func(result, item))
        return result


class StringStream(Stream):
    """A stream of text."""

    def split(self, separator=None):
        """Text cut at a separator, or at white space, wherever the pieces that came ended."""

        def cut(rest, chunk):
            text = rest + chunk
            parts = text.split(separator)
            if separator is None and (text == "" or text[-1].isspace()):
                parts.append("")
            return parts

        return self.sequence(cut, "")

    def match(self, pattern):
        """What matches a pattern, or its groups, each as a value."""
        compiled = re.compile(pattern)

        def found(chunk):
            for match in compiled.findall(chunk):
                if isinstance(match, tuple):
                    yield from match
                else:
                    yield match

        return self.flatmap(found)

    def parse(self, func, *args):
        """Values made of text."""

        async def parsed():
            async for _, answer in self._answers(func, args):
                if answer is not None:
                    yield answer

        return self._derive(parsed(), Stream)


class Written:
    """The source of a stream that is written to."""

    def __init__(self):
        self.chunks = deque()
        self.ended = False
        self.changed = None
        self.room = deque()

    def write(self, chunk):
        self.chunks.append(chunk)
        room = asyncio.get_running_loop().create_future()
        if len(self.chunks) <= MAX_PARALLEL:
            room.set_result(None)
        else:
            self.room.append(room)
        self.wake()
        return room

    def end(self):
        self.ended = True
        self.wake()

    def wake(self):
        if self.changed is not None and not self.changed.done():
            self.changed.set_result(None)

    async def __aiter__(self):
        while self.chunks or not self.ended:
            if self.chunks:
                yield self.chunks.popleft()
                if self.room and not self.room[0].done():
                    self.room.popleft().set_result(None)
            else:
                self.changed = asyncio.get_running_loop().create_future()
                await self.changed


class Pipes:
    """The streams that one stream is written to; the slowest sets the pace."""

    def __init__(self, stream):
        self.stream = stream
        self.targets = {}
        self.present = asyncio.Event()
        self.task = asyncio.ensure_future(self.forward())

    def add(self, target, end):
        self.targets[target] = end
        self.present.set()

    def remove(self, target):
        if target is None:
            self.targets.clear()
        else:
            self.targets.pop(target, None)
        if not self.targets:
            self.present.clear()

    async def forward(self):
        async for chunk in self.stream:
            await self.present.wait()
            for target in list(self.targets):
                await settled(target.write(chunk))
        for target, end in self.targets.items():
            if end:
                target.end()


async def parallel(source, func, args, most):
    """Values with what a coroutine makes of each, in order, at most so many begun at once."""
    begun = asyncio.Queue()
    slots = asyncio.Semaphore(most)

    async def begin():
        try:
            async for item in source:
                await slots.acquire()
                begun.put_nowait((item, asyncio.ensure_future(func(item, *args))))
        finally:
            begun.put_nowait(None)

    beginning = asyncio.ensure_future(begin())
    try:
        entry = await begun.get()
        while entry is not None:
            item, task = entry
            yield item, await task
            slots.release()
            entry = await begun.get()
        await beginning
    finally:
        beginning.cancel()
        while not begun.empty():
            entry = begun.get_nowait()
            if entry is not None:
                entry[1].cancel()


def decoded(chunks, content_type):
    """The values that bytes of a content type stand for."""
    if content_type in NDJSON:
        return objects(chunks)
    return lines(chunks) if content_type == "text/plain" else chunks.__aiter__()


async def lines(chunks):
    decoder = codecs.getincrementaldecoder("utf-8")()
    rest = ""
    async for chunk in chunks:
        rest += decoder.decode(chunk)
        whole = rest.split("\n")
        rest = whole.pop()
        for line in whole:
            yield line + "\n"
    rest += decoder.decode(b"", True)
    if rest:
        yield rest


async def objects(chunks):
    async for line in lines(chunks):
        if line.strip():
            yield json.loads(line)


async def items(source):
    """Goes through anything that can be gone through."""
    if hasattr(source, "__aiter__"):
        async for item in source:
            yield item
    else:
        for item in source:
            yield item


async def settled(value):
    return await value if inspect.isawaitable(value) else value

"""Streams of values with the operations that sequences chain."""

import codecs
import inspect
import json

NDJSON = ("application/x-ndjson", "text/x-ndjson")


class Stream:
    """An asynchronous stream; it draws from its source one value at a time."""

    def __init__(self, source, content_type=None):
        self._source = source
        self.content_type = content_type
        self.provides = None
        self.requires = None

    def __aiter__(self):
        return items(self._source)

    def _derive(self, generator):
        return Stream(generator, self.content_type)

    def map(self, func, *args):
        async def mapped():
            async for item in self:
                yield await settled(func(item, *args))

        return self._derive(mapped())

    def filter(self, func, *args):
        async def kept():
            async for item in self:
                if await settled(func(item, *args)):
                    yield item

        return self._derive(kept())

    def each(self, func, *args):
        async def same():
            async for item in self:
                await settled(func(item, *args))
                yield item

        return self._derive(same())

    def flatmap(self, func, *args):
        async def flat():
            async for item in self:
                async for part in items(await settled(func(item, *args))):
                    yield part

        return self._derive(flat())

    def batch(self, size):
        async def batches():
            batch = []
            async for item in self:
                batch.append(item)
                if len(batch) >= size:
                    yield batch
                    batch = []
            if batch:
                yield batch

        return self._derive(batches())

    def decode(self, encoding):
        async def text():
            decoder = codecs.getincrementaldecoder(encoding)()
            async for chunk in self:
                yield decoder.decode(chunk)
            yield decoder.decode(b"", True)

        return self._derive(text())

    async def to_list(self):
        return [item async for item in self]

    async def reduce(self, func, initial=None):
        result = initial
        async for item in self:
            result = item if result is None else await settled(func(result, item))
        return result


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

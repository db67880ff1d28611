"""One run of a sequence, from its start to the end of the process."""

import asyncio
import importlib.util
import inspect
import io
import json
import logging
import os
import sys
import threading
import time

from . import link as wire
from .context import Context, HubHandler
from .hub import clients
from .monitor import Monitor
from .stream import NDJSON, Stream, StringStream, decoded, settled

LOAD_FAILED = 22
RUN_FAILED = 23
UNCAUGHT = 101
FLUSH_PATIENCE = 2
CONSOLE_LIMIT = 16 << 20
# Modules for sequences that do not bring their own.
LENT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "lent")


class Run:
    def __init__(self, link, start, hub):
        self.link = link
        self.start = start
        self.phase = "running"
        self.declared = {}
        self.result = None
        self.begun = asyncio.Event()
        self.type = asyncio.get_running_loop().create_future()
        self.logger = logging.getLogger("sequence")
        self.logger.setLevel(logging.DEBUG)
        self.logger.addHandler(HubHandler(link.outlets[wire.LOG], start["id"]))
        self.context = Context(start, self.logger, self, *clients(hub))
        self.monitor = Monitor(self)
        self.replace_console()
        asyncio.get_running_loop().set_exception_handler(self.uncaught)

    def send(self, message):
        self.link.send(message)

    @property
    def snapshot(self):
        kind = self.type.result() if self.type.done() else None
        return {"phase": self.phase, "declared": self.declared, "inputType": kind}

    async def execute(self):
        try:
            module = self.load()
        except BaseException as error:
            return await self.fail(LOAD_FAILED, error)
        try:
            await self.write(await self.call(module), module)
        except SystemExit as error:
            return await self.exit(error.code if isinstance(error.code, int) else 0, "")
        except BaseException as error:
            return await self.fail(RUN_FAILED, error)
        output = self.link.outlets[wire.OUTPUT]
        output.end()
        self.phase = "completed"
        self.send({"type": "completed", "timeout": self.context.exit_timeout * 1000})
        await output.sent()
        await asyncio.sleep(self.context.exit_timeout)
        await self.exit(0, "Instance completed")

    def load(self):
        entry = self.start["entry"]
        folder = os.path.dirname(entry)
        sys.path[:0] = [folder, os.path.join(self.start["package"], "__pypackages__")]
        sys.path.append(LENT)
        spec = importlib.util.spec_from_file_location("sequence", entry)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        if not callable(getattr(module, "run", None)):
            raise TypeError("The sequence has no function named run")
        requires = getattr(module, "requires", None) or {}
        self.declare(requires=requires.get("requires"), inputType=requires.get("contentType"))
        if requires.get("contentType"):
            self.set_type(requires["contentType"])
        return module

    async def call(self, module):
        result = module.run(self.context, StringStream(self.input()), *self.start.get("args", []))
        self.begun.set()
        return await result if inspect.isawaitable(result) else result

    async def input(self):
        async for item in decoded(self.link.inlets[wire.INPUT], await self.type):
            yield item

    def set_type(self, content_type):
        """Says what the input is; only the first time counts."""
        if not self.type.done():
            self.type.set_result(content_type)

    def declare(self, **more):
        self.declared.update({key: value for key, value in more.items() if value})
        self.send({"type": "declared", **self.declared})

    async def write(self, result, module):
        provides = getattr(module, "provides", None) or {}
        topic = getattr(result, "provides", None) or provides.get("provides")
        kind = getattr(result, "content_type", None) or provides.get("contentType")
        self.declare(provides=topic, outputType=kind)
        if result is None:
            return
        many = hasattr(result, "__aiter__") or hasattr(result, "__iter__")
        if isinstance(result, (str, bytes, bytearray)) or not many:
            result = [result]
        output = self.link.outlets[wire.OUTPUT]
        async for item in Stream(result):
            await output.put(encoded(item, kind))

    async def event(self, name, message):
        await self.begun.wait()
        for handler in self.context.handlers.get(name, []):
            try:
                await settled(handler(message))
            except Exception as error:
                await self.fail(UNCAUGHT, error)

    async def stop(self, message):
        await self.begun.wait()
        if self.context.stop_handler is not None:
            try:
                await settled(self.context.stop_handler())
            except Exception as error:
                self.logger.error("The stop handler failed: %r", error)
        if message["canCallKeepalive"]:
            await asyncio.sleep(max(0.0, self.context.alive_until - time.monotonic()))
        await self.exit(0, "Instance stopped")

    async def kill(self):
        if self.context.kill_handler is not None:
            try:
                await settled(self.context.kill_handler())
            except Exception as error:
                self.logger.error("The kill handler failed: %r", error)
        await self.exit(0, "Instance killed")

    async def health(self, question):
        healthy = await self.monitor.look()
        self.send({"type": "health", "question": question, "healthy": healthy})

    def uncaught(self, loop, details):
        error = details.get("exception") or RuntimeError(details["message"])
        loop.create_task(self.fail(UNCAUGHT, error))

    async def fail(self, code, error):
        reason = "%s: %s" % (type(error).__name__, error)
        self.logger.error(reason, exc_info=error)
        await self.exit(code, reason)

    async def exit(self, code, reason):
        """
        Ends the process once what was written has gone to the hub, within a moment. One that is away is
        waited for: it gets the rest when it comes back.
        """
        if self.result is not None:
            return
        self.result = {"code": code, "reason": reason}
        self.link.outlets[wire.OUTPUT].end()
        flushed = asyncio.gather(*(outlet.sent() for outlet in self.link.outlets.values()))
        try:
            await asyncio.wait_for(flushed, FLUSH_PATIENCE)
        except asyncio.TimeoutError:
            pass
        await self.link.present.wait()
        self.send({"type": "ended", **self.result})
        self.note()
        self.link.close()
        await asyncio.sleep(0.05)
        os._exit(code)

    def abandoned(self):
        """No hub came back in time."""
        if self.result is None:
            self.result = {"code": 1, "reason": "No hub came back in time"}
        self.note()
        os._exit(self.result["code"])

    def note(self):
        try:
            with open(self.start["exitFile"], "w", encoding="utf-8") as file:
                json.dump(self.result, file)
        except OSError:
            pass  # the hub's folder is gone, and with it whoever would read this

    def replace_console(self):
        sys.stdout = Console(self.link.outlets[wire.STDOUT])
        sys.stderr = Console(self.link.outlets[wire.STDERR])
        sys.stdin = StringStream(decoded(self.link.inlets[wire.STDIN], "text/plain"))


class Console(io.TextIOBase):
    """Text of the console; what exceeds a limit is dropped while nobody reads it."""

    def __init__(self, outlet):
        self.outlet = outlet
        self.loop = asyncio.get_running_loop()

    def writable(self):
        return True

    def write(self, text):
        if self.outlet.queued <= CONSOLE_LIMIT:
            if threading.current_thread() is threading.main_thread():
                self.outlet.write(text.encode())
            else:
                self.loop.call_soon_threadsafe(self.outlet.write, text.encode())
        return len(text)


def encoded(item, kind):
    if kind in NDJSON:
        return (json.dumps(item) + "\n").encode()
    if isinstance(item, (bytes, bytearray, memoryview)):
        return bytes(item)
    return str(item).encode()

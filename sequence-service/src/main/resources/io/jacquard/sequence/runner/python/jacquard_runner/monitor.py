"""Asks a sequence from time to time how it is, and tells the hub of changes."""

import asyncio

from .stream import settled

DEFAULT_RATE = 1.0


class Monitor:
    def __init__(self, run):
        self.run = run
        self.rate = DEFAULT_RATE
        self.changed = asyncio.Event()
        self.healthy = True
        self.task = None

    def begin(self):
        if self.task is None:
            self.task = asyncio.get_running_loop().create_task(self.watch())

    def set_rate(self, rate):
        """How many times in a second."""
        self.rate = rate
        self.changed.set()

    async def watch(self):
        while True:
            try:
                await asyncio.wait_for(self.changed.wait(), 1 / self.rate)
                self.changed.clear()
            except asyncio.TimeoutError:
                before = self.healthy
                if await self.look() != before:
                    self.run.send({"type": "health", "question": 0, "healthy": self.healthy})

    async def look(self):
        """Whether the sequence's own check holds."""
        check = self.run.context.health_check
        try:
            verdict = True if check is None else await settled(check())
            healthy = verdict.get("healthy") if isinstance(verdict, dict) else verdict
            self.healthy = bool(healthy)
        except Exception as error:
            self.run.logger.error("The health check failed: %r", error)
            self.healthy = False
        return self.healthy

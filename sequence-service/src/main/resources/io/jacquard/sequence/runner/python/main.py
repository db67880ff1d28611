"""Runs one sequence: listens on the socket it is told and waits for a hub to say what to run."""

import asyncio
import os
import resource
import sys

from jacquard_runner.hub import HubConnection
from jacquard_runner.link import Link, Peer
from jacquard_runner.run import Run

UNCLAIMED = 60


class Runner:
    def __init__(self):
        self.link = Link()
        self.link.on_message = self.message
        self.link.on_lost = self.lost
        self.hub = HubConnection()
        self.run = None
        self.orphaned = None
        self.unclaimed = asyncio.get_running_loop().call_later(UNCLAIMED, os._exit, 0)
        self.tasks = set()

    def message(self, message, peer):
        kind = message["type"]
        if kind == "attach":
            if self.orphaned is not None:
                self.orphaned.cancel()
            self.unclaimed.cancel()
            run = None if self.run is None else self.run.snapshot
            self.link.welcome(peer, message, {"type": "hello", "pid": os.getpid(), "run": run})
        elif kind == "hub":
            self.hub.update(message["hub"])
        elif kind == "start":
            self.start(message)
        elif kind == "input":
            self.run.set_type(message["contentType"])
        elif kind == "event":
            self.task(self.run.event(message["name"], message.get("message")))
        elif kind == "health":
            self.task(self.run.health(message["question"]))
        elif kind == "monitor":
            self.run.monitor.set_rate(message["rate"])
        elif kind == "stop":
            self.task(self.run.stop(message))
        elif kind == "kill":
            if self.run is None:
                os._exit(0)
            self.task(self.run.kill())

    def start(self, message):
        os.chdir(message["directory"])
        os.environ.update(message["environment"])
        resource.setrlimit(resource.RLIMIT_DATA, (message["memory"], message["memory"]))
        yield_to(message["nice"])
        self.run = Run(self.link, message, self.hub)
        self.link.send({"type": "accepted"})
        self.task(self.run.execute())

    def task(self, coroutine):
        task = asyncio.get_running_loop().create_task(coroutine)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def lost(self):
        if self.run is None:
            os._exit(0)
        timeout = self.run.start["orphanTimeout"] / 1000
        self.orphaned = asyncio.get_running_loop().call_later(timeout, self.run.abandoned)


def yield_to(nice):
    """Lets others go first, also where the system shares out its time by sessions."""
    try:
        os.setpriority(os.PRIO_PROCESS, 0, nice)
        with open("/proc/self/autogroup", "w", encoding="ascii") as file:
            file.write(str(nice))
    except OSError:
        pass  # it is not allowed, or there is no such thing here


async def main(path):
    runner = Runner()
    os.umask(0o077)
    await asyncio.get_running_loop().create_unix_server(lambda: Peer(runner.link), path)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))

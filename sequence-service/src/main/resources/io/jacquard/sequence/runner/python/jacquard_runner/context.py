"""What a sequence is given to talk to its hub."""

import json
import logging
import time

LEVELS = {"WARNING": "WARN", "CRITICAL": "FATAL"}


class HubHandler(logging.Handler):
    """Writes records that the hub shows as the instance's log."""

    def __init__(self, outlet, instance):
        super().__init__()
        self.outlet = outlet
        self.instance = instance

    def emit(self, record):
        message = self.format(record)
        line = {
            "level": LEVELS.get(record.levelname, record.levelname),
            "msg": message,
            "ts": int(record.created * 1000),
            "from": "Sequence",
            "id": self.instance,
        }
        self.outlet.write((json.dumps(line) + "\n").encode())


class Context:
    def __init__(self, start, logger, run, hub, space):
        self._run = run
        self.hub = hub
        self.space = space
        self.config = start.get("config") or {}
        self.instance_id = start["id"]
        self.initial_state = start.get("state")
        self.logger = logger
        self.exit_timeout = 10.0
        self.stop_handler = None
        self.kill_handler = None
        self.health_check = None
        self.handlers = {}
        self.alive_until = 0.0

    def set_stop_handler(self, handler):
        self.stop_handler = handler

    def set_kill_handler(self, handler):
        self.kill_handler = handler

    def set_health_check(self, check):
        self.health_check = check
        self._run.monitor.begin()

    def on(self, event, handler):
        self.handlers.setdefault(event, []).append(handler)

    def emit(self, event, message="", scope="sequence"):
        """Tells the hub, and so the other instances of this sequence, or with "hub" those of all."""
        if scope not in ("sequence", "hub"):
            raise ValueError("The scope of an event is 'sequence' or 'hub', not %r" % (scope,))
        self._run.send({"type": "event", "name": event, "message": message, "scope": scope})

    def keep_alive(self, timeout=0):
        """Asks for more time to end, in milliseconds."""
        self.alive_until = max(self.alive_until, time.monotonic() + timeout / 1000)
        self._run.send({"type": "keepAlive", "milliseconds": timeout})

    def save(self, state):
        """Keeps a value that the next start of this instance gets as initial_state."""
        self.initial_state = state
        self._run.send({"type": "save", "state": state})

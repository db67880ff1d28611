"""The streams that the runner itself gives to sequences."""

from jacquard_runner.stream import Stream, StreamAlreadyConsumed, StringStream, UnsupportedOperation

__all__ = ["Stream", "StreamAlreadyConsumed", "StringStream", "UnsupportedOperation"]

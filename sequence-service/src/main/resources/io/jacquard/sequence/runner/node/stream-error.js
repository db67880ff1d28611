'use strict';

/** An error in a stream that nobody caught so far; `cause` is the error, `chunk` the value it was about. */
class StreamError extends Error {
  constructor(cause, stream, chunk = null) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.stream = stream;
    this.chunk = chunk;
  }

  static of(error, stream, chunk) {
    return error instanceof StreamError ? error : new StreamError(error, stream, chunk);
  }

  /** What was thrown in the first place. */
  static origin(error) {
    return error instanceof StreamError ? error.cause : error;
  }
}

/**
 * Tells an error to whoever catches errors of a stream, or of those that come of it; resolves with the
 * value to go on with.
 */
async function raise(stream, cause, chunk) {
  let error = StreamError.of(cause, stream, chunk);
  for (let next = stream; next !== null; next = next.child) {
    for (const handler of next.handlers) {
      try {
        return (await handler(error, chunk)) ?? undefined;
      } catch (again) {
        error = StreamError.of(again, next, chunk);
      }
    }
  }
  throw error;
}

/** Ends a stream that is written to with an error. */
function breakOff(target, error) {
  if (target.inlet === undefined) {
    target.emit('error', error);
  } else {
    target.inlet.fail(error);
  }
}

module.exports = { StreamError, raise, breakOff };

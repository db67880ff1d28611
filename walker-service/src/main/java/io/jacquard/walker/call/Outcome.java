package io.jacquard.walker.call;

import io.jacquard.walker.stream.ReportStream;

/** How a call ended, as far as its caller is told. */
public sealed interface Outcome {

  /**
   * It returned, and what it did is durable.
   *
   * @param json the whole answer
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Done(byte[] json) implements Outcome {}

  /** It reported a generator: what it did is durable, and the items are yet to be made. */
  record Streaming(ReportStream stream) implements Outcome {}

  /** The program raised; nothing it did was kept, and the log has the traceback. */
  record Raised(String message, String incident) implements Outcome {}

  /** The node to start on is not there, or not for this caller. */
  record NoSuchTarget(String message) implements Outcome {}

  /** It is refused for a reason that has a status and a code of its own. */
  record Refused(Refusal refusal) implements Outcome {}

  /** Others kept changing the same data. */
  record Conflict() implements Outcome {}

  /** The platform failed; the log has the rest. */
  record Broken(String incident) implements Outcome {}
}

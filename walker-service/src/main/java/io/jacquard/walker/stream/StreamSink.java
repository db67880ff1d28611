package io.jacquard.walker.stream;

import java.util.concurrent.CompletionStage;

/** The peer that a stream is for; called from one thread at a time. */
public interface StreamSink {

  /** Sends a piece; completes when the peer's connection took it, fails when the peer has gone. */
  CompletionStage<?> send(byte[] piece);

  /** How much the piece counts for while it is unsent. */
  default int weight(byte[] piece) {
    return piece.length;
  }

  /** Everything was sent, and what the generator wrote is durable. */
  void end();

  /** The stream broke; the peer is to notice, the log knows the rest. */
  void fail(String incident);
}

package io.jacquard.walker.socket;

import java.util.concurrent.CompletionStage;

/** The other end of one connection. */
interface Peer {

  /** Sends a text frame; completes when the connection took it. */
  CompletionStage<?> send(String frame);

  void ping();

  void close(int code, String reason);
}

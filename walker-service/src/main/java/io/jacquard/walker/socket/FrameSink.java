package io.jacquard.walker.socket;

import io.jacquard.walker.json.SocketFrames;
import io.jacquard.walker.stream.StreamSink;
import java.util.concurrent.CompletionStage;

/** A stream as successive frames on a connection, closed by one that says that it is done. */
record FrameSink(SocketSession session) implements StreamSink {
  private static final int LEAST_WEIGHT = 4 << 10;

  @Override
  public CompletionStage<?> send(byte[] piece) {
    return session.send(piece);
  }

  /** A frame weighs something however small it is, as the outbox counts frames too. */
  @Override
  public int weight(byte[] piece) {
    return Math.max(piece.length, LEAST_WEIGHT);
  }

  @Override
  public void end() {
    var _ = session.send(SocketFrames.done());
  }

  @Override
  public void fail(String incident) {
    String message = "The stream broke, incident " + incident;
    var _ = session.send(SocketFrames.failure("EXECUTION_ERROR", message));
  }
}

package io.jacquard.walker.socket;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Finds out whether a peer is still there. */
final class Heartbeat {
  private static final int GONE = 1001;
  private static final int MISSED = 3;

  private final Peer peer;
  private final Duration beat;
  private final LongSupplier nanoTime;
  private volatile long lastSign;

  Heartbeat(Peer peer, Duration beat, LongSupplier nanoTime) {
    this.peer = peer;
    this.beat = beat;
    this.nanoTime = nanoTime;
    this.lastSign = nanoTime.getAsLong();
  }

  /** The peer has shown that it is there. */
  void seen() {
    lastSign = nanoTime.getAsLong();
  }

  /** Pings, or gives up a peer that has been silent for three beats. */
  void beat() {
    if (nanoTime.getAsLong() - lastSign > MISSED * beat.toNanos()) {
      peer.close(GONE, "no sign of life");
    } else {
      peer.ping();
    }
  }
}

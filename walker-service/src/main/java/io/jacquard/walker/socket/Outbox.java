package io.jacquard.walker.socket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The frames on their way to one peer: one is being sent, the others wait in order. A peer that
 * reads too slowly is given up, so that it costs no memory.
 */
final class Outbox {
  private static final int TRY_AGAIN_LATER = 1013;

  private final Peer peer;
  private final int mostFrames;
  private final long mostBytes;
  private final Deque<Frame> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private boolean sending;
  private boolean closed;

  private record Frame(String text, int size, CompletableFuture<Void> sent) {}

  Outbox(Peer peer, int mostFrames, long mostBytes) {
    this.peer = peer;
    this.mostFrames = mostFrames;
    this.mostBytes = mostBytes;
  }

  /** Sends the frame when those before it have gone; fails when the connection closes first. */
  CompletionStage<Void> send(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    Frame frame = new Frame(text, json.length, new CompletableFuture<>());
    boolean slow = false;
    boolean first = false;
    synchronized (this) {
      if (closed) {
        frame.sent.completeExceptionally(new IllegalStateException("the connection is closed"));
      } else if (!sending) {
        sending = true;
        first = true;
      } else if (waiting.size() >= mostFrames || waitingBytes + frame.size > mostBytes) {
        slow = true;
      } else {
        waiting.add(frame);
        waitingBytes += frame.size;
      }
    }
    if (first) {
      transmit(frame);
    } else if (slow) {
      close();
      peer.close(TRY_AGAIN_LATER, "reads too slowly");
      frame.sent.completeExceptionally(new IllegalStateException("the peer reads too slowly"));
    }
    return frame.sent;
  }

  /** Nothing more is sent; what waited fails. */
  void close() {
    Deque<Frame> lost;
    synchronized (this) {
      closed = true;
      lost = new ArrayDeque<>(waiting);
      waiting.clear();
    }
    for (Frame frame : lost) {
      frame.sent.completeExceptionally(new IllegalStateException("the connection is closed"));
    }
  }

  private void transmit(Frame frame) {
    peer.send(frame.text)
        .whenComplete((_, failure) -> {
          if (failure != null) {
            frame.sent.completeExceptionally(failure);
            close();
          } else {
            frame.sent.complete(null);
            next();
          }
        });
  }

  private void next() {
    Frame frame;
    synchronized (this) {
      frame = waiting.poll();
      if (frame == null) {
        sending = false;
        return;
      }
      waitingBytes -= frame.size;
    }
    transmit(frame);
  }
}

package io.jacquard.sequence.instance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;

/**
 * What an instance writes on one stream. Every byte goes to the readers of that moment; without one
 * it waits for the first. The instance gets leave to write more when all readers have taken what
 * came, so the window it was given bounds what waits here.
 */
public final class OutputPipe {
  private final IntConsumer taken;
  private final Deque<byte[]> unread = new ArrayDeque<>();
  private final List<PipeReader> readers = new ArrayList<>();
  private boolean ended;

  /**
   * @param taken told how many bytes were delivered
   */
  OutputPipe(IntConsumer taken) {
    this.taken = taken;
  }

  /** More bytes came. */
  synchronized void accept(byte[] bytes) {
    if (readers.isEmpty()) {
      unread.add(bytes);
    } else {
      deliver(bytes);
    }
  }

  /** Nothing more will come. */
  synchronized void end() {
    ended = true;
    readers.forEach(PipeReader::end);
    readers.clear();
  }

  /** Begins to give bytes to somebody, first those that wait. */
  public synchronized void attach(PipeReader reader) {
    readers.add(reader);
    while (!unread.isEmpty()) {
      deliver(unread.remove());
    }
    if (ended) {
      end();
    }
  }

  /** No longer gives bytes to somebody. */
  public synchronized void detach(PipeReader reader) {
    readers.remove(reader);
  }

  private void deliver(byte[] bytes) {
    CompletableFuture<?>[] deliveries =
        readers.stream()
            .map(reader -> reader.take(bytes).toCompletableFuture())
            .toArray(CompletableFuture<?>[]::new);
    var _ = CompletableFuture.allOf(deliveries).whenComplete((_, _) -> taken.accept(bytes.length));
  }
}

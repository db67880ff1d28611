package io.jacquard.sequence.instance.topic;

import io.jacquard.sequence.instance.Instance;
import io.jacquard.sequence.instance.stream.PipeReader;
import io.jacquard.sequence.topic.TopicRefusedException;
import io.jacquard.sequence.topic.Topics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;

/**
 * Adds what an instance writes to a topic. Bytes count as delivered once they are there, and are
 * numbered, so that a hub that comes back adds none twice.
 */
final class TopicOutput implements PipeReader, Runnable {
  private static final int BATCH = 1 << 20;

  /** A line longer than this leaves the runner before it is whole. */
  private static final int LONGEST_WAITING = 256 << 10;

  private final Instance instance;
  private final String topic;
  private final PatientTopics topics;
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private final Held held = new Held();
  private int early;
  private long at;
  private boolean finished;

  /** Bytes that wait for their release. */
  private record Chunk(int count, IntConsumer left) {}

  /**
   * Output from a place on.
   *
   * @param at where the first byte stands that it will be given
   */
  TopicOutput(Instance instance, String topic, PatientTopics topics, long at) {
    this.instance = instance;
    this.topic = topic;
    this.topics = topics;
    this.at = at;
  }

  @Override
  public synchronized void take(byte[] bytes, int offset, IntConsumer left) {
    int count = bytes.length - offset;
    held.add(bytes, offset, count);
    chunks.add(new Chunk(count, left));
    notifyAll();
  }

  @Override
  public synchronized void end() {
    finished = true;
    notifyAll();
  }

  /** The sequence has said more of what it writes. */
  synchronized void declared() {
    notifyAll();
  }

  @Override
  public void run() {
    String producer = instance.record().runner();
    try {
      if (!awaitType()) {
        return;
      }
      String type =
          topics.ask(instance, calls -> calls.open(topic, instance.declared().outputType()));
      boolean lines = type.endsWith("ndjson");
      long there = topics.ask(instance, calls -> calls.taken(topic, producer));
      skip(there);
      byte[] bytes = next(lines);
      while (bytes.length > 0) {
        Topics.Batch batch =
            new Topics.Batch(topic, type, producer, at, instance.declared().loops(), bytes);
        topics.ask(
            instance,
            calls -> {
              calls.add(batch);
              return true;
            });
        added(bytes.length);
        bytes = next(lines);
      }
      topics.tell(calls -> calls.forget(topic, producer));
    } catch (TopicRefusedException e) {
      instance.streams().output().detach(this);
      instance.fail("Topic " + topic + ": " + e.reason());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until there is something to write, or its type is known; false when there is nothing. */
  private synchronized boolean awaitType() throws InterruptedException {
    while (held.count() == 0 && !finished && instance.declared().outputType() == null) {
      wait();
    }
    return held.count() > 0 || !finished;
  }

  /** Leaves out what an earlier hub has added. */
  private void skip(long there) throws InterruptedException {
    while (at < there) {
      int count;
      synchronized (this) {
        while (held.count() == 0 && !finished) {
          wait();
        }
        count = (int) Math.min(there - at, held.count());
      }
      if (count == 0) {
        return;
      }
      added(count);
    }
  }

  /** The next bytes to add, whole lines where they are lines; none at the end. */
  private byte[] next(boolean lines) throws InterruptedException {
    while (true) {
      int excess;
      synchronized (this) {
        boolean last = finished && held.count() <= BATCH;
        int ready = lines && !last ? held.lines(BATCH) : Math.min(held.count(), BATCH);
        if (ready > 0 || finished) {
          return held.first(ready > 0 ? ready : held.count());
        }
        excess = held.count() > LONGEST_WAITING ? held.count() - early : 0;
        if (excess == 0) {
          wait();
        }
        early += excess;
      }
      release(excess);
    }
  }

  private void added(int count) {
    int released;
    synchronized (this) {
      held.drop(count);
      at += count;
      released = Math.max(0, count - early);
      early = Math.max(0, early - count);
    }
    release(released);
  }

  /** Says that bytes are out of our hands; nothing of ours is locked, as the pipe locks itself. */
  private void release(int count) {
    int rest = count;
    while (rest > 0) {
      Chunk chunk;
      int part;
      synchronized (this) {
        chunk = chunks.remove();
        part = Math.min(rest, chunk.count());
        if (part < chunk.count()) {
          chunks.addFirst(new Chunk(chunk.count() - part, chunk.left()));
        }
      }
      chunk.left().accept(part);
      rest -= part;
    }
  }
}

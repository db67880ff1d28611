package io.jacquard.sequence.feed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The last lines of something, within a number of bytes. Every reader keeps its own place; one that
 * falls behind goes on with the oldest line still kept, so that none holds up the writer.
 */
public final class Feed {
  private final int capacity;
  private final Deque<byte[]> lines = new ArrayDeque<>();
  private long first;
  private long bytes;
  private boolean ended;
  private List<Runnable> waiting = new ArrayList<>();

  public Feed(int capacity) {
    this.capacity = capacity;
  }

  /**
   * Some whole lines.
   *
   * @param next the place after them
   * @param last whether nothing will ever follow
   */
  public record Chunk(List<byte[]> lines, long next, boolean last) {}

  /** Adds what is one line, or several, with the line ends. */
  public void add(byte[] line) {
    synchronized (this) {
      if (ended) {
        return;
      }
      lines.add(line);
      bytes += line.length;
      while (bytes > capacity && lines.size() > 1) {
        bytes -= lines.remove().length;
        first++;
      }
    }
    wake();
  }

  /** Nothing more will come. */
  public void end() {
    synchronized (this) {
      ended = true;
    }
    wake();
  }

  /**
   * What stands at a place and after it, up to about {@code most} bytes; empty when nothing does.
   */
  public synchronized Chunk read(long from, int most) {
    long place = Math.max(from, first);
    List<byte[]> some = new ArrayList<>();
    int size = 0;
    Iterator<byte[]> rest = lines.iterator();
    for (long skipped = first; skipped < place && rest.hasNext(); skipped++) {
      rest.next();
    }
    while (rest.hasNext() && size < most) {
      byte[] line = rest.next();
      some.add(line);
      size += line.length;
      place++;
    }
    return new Chunk(some, place, ended && !rest.hasNext());
  }

  /** Where the next line will stand. */
  public synchronized long tip() {
    return first + lines.size();
  }

  /** Runs something once there is a line at that place, or no more will come. */
  public void onMore(long place, Runnable action) {
    synchronized (this) {
      if (!ended && first + lines.size() <= place) {
        waiting.add(action);
        return;
      }
    }
    action.run();
  }

  /** No longer runs what was to be run. */
  public synchronized void forget(Runnable action) {
    waiting.remove(action);
  }

  private void wake() {
    List<Runnable> woken;
    synchronized (this) {
      woken = waiting;
      waiting = new ArrayList<>();
    }
    woken.forEach(Runnable::run);
  }
}

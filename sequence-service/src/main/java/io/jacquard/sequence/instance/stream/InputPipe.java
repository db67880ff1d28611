package io.jacquard.sequence.instance.stream;

import io.jacquard.sequence.link.Channel;
import io.jacquard.sequence.link.Link;
import io.jacquard.sequence.link.Outgoing;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What is sent to an instance on one stream. As much goes out as the runner takes; whoever sends
 * more is told to wait. A byte that has arrived at the runner is safe from the end of this hub.
 */
public final class InputPipe {
  private final Outgoing link;
  private final Channel channel;
  private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
  private final List<Watch> watches = new ArrayList<>();
  private List<Runnable> senders = new ArrayList<>();
  private long credit;
  private long taken;
  private long arrived;
  private boolean ended;
  private boolean endArrived;
  private boolean broken;

  /** What is run once the stream has arrived up to a place, or to its end. */
  private record Watch(long position, boolean end, Runnable action) {}

  InputPipe(Outgoing link, Channel channel) {
    this.link = link;
    this.channel = channel;
  }

  /** Goes on where an earlier hub was: so much has arrived, and so much more the runner takes. */
  public void resume(long position, boolean atEnd, long more) {
    synchronized (this) {
      taken += position;
      arrived = position;
      watches.replaceAll(
          watch -> new Watch(position + watch.position(), watch.end(), watch.action()));
    }
    if (atEnd) {
      breakOff();
    } else {
      credit(more);
    }
  }

  /** How much the runner takes. */
  public void credit(long more) {
    List<Runnable> woken;
    synchronized (this) {
      credit += more;
      pump();
      woken = waiting.isEmpty() ? wake() : List.of();
    }
    woken.forEach(Runnable::run);
  }

  /** How much has arrived at the runner; nothing stands for the end. */
  public void received(int count) {
    List<Runnable> woken;
    synchronized (this) {
      arrived += count;
      endArrived = endArrived || count == 0;
      woken = satisfied();
    }
    woken.forEach(Runnable::run);
  }

  /** Where the next byte that is sent will stand. */
  public synchronized long position() {
    return taken;
  }

  /**
   * Sends bytes, of which nothing is looked at later.
   *
   * @param room run once more may be sent, where the answer is false
   * @return whether more may be sent at once
   */
  public synchronized boolean send(ByteBuffer bytes, Runnable room) {
    if (broken || !bytes.hasRemaining()) {
      return true;
    }
    taken += bytes.remaining();
    if (waiting.isEmpty()) {
      pass(bytes);
    }
    if (!bytes.hasRemaining()) {
      return true;
    }
    waiting.add(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip());
    senders.add(room);
    return false;
  }

  /** Runs something once all that was sent until now, with the end if it was, has arrived. */
  public void whenArrived(Runnable action) {
    List<Runnable> woken;
    synchronized (this) {
      watches.add(new Watch(taken, ended, action));
      woken = satisfied();
    }
    woken.forEach(Runnable::run);
  }

  /** Nothing more will be sent, by anybody. */
  public synchronized void end() {
    if (!ended) {
      ended = true;
      pump();
    }
  }

  public synchronized boolean ended() {
    return ended;
  }

  /** The runner is gone: what is sent from now on goes nowhere, and nobody waits. */
  public void breakOff() {
    List<Runnable> woken;
    synchronized (this) {
      broken = true;
      ended = true;
      waiting.clear();
      woken = wake();
      watches.forEach(watch -> woken.add(watch.action()));
      watches.clear();
      arrived = taken;
      endArrived = true;
    }
    woken.forEach(Runnable::run);
  }

  private List<Runnable> wake() {
    List<Runnable> woken = senders;
    senders = new ArrayList<>();
    return woken;
  }

  private List<Runnable> satisfied() {
    List<Runnable> woken = new ArrayList<>();
    watches.removeIf(watch -> {
      boolean holds = arrived >= watch.position() && (endArrived || !watch.end());
      if (holds) {
        woken.add(watch.action());
      }
      return holds;
    });
    return woken;
  }

  private void pump() {
    while (credit > 0 && !waiting.isEmpty()) {
      pass(waiting.element());
      if (!waiting.element().hasRemaining()) {
        waiting.remove();
      }
    }
    if (ended && !broken && waiting.isEmpty()) {
      link.end(channel);
      broken = true;
    }
  }

  /** Sends as much as the runner takes. */
  private void pass(ByteBuffer bytes) {
    while (credit > 0 && bytes.hasRemaining()) {
      int length = (int) Math.min(Math.min(credit, Link.FRAME), bytes.remaining());
      link.data(channel, bytes.slice(bytes.position(), length));
      bytes.position(bytes.position() + length);
      credit -= length;
    }
  }
}

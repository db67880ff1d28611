package io.jacquard.sequence.instance;

import io.jacquard.sequence.runner.Channel;
import io.jacquard.sequence.runner.Link;
import io.jacquard.sequence.runner.Outgoing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * What is sent to an instance on one stream. As much goes out as the runner takes; whoever sends
 * more is told to wait.
 */
public final class InputPipe {
  private final Outgoing link;
  private final Channel channel;
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private List<Runnable> senders = new ArrayList<>();
  private long credit;
  private boolean ended;
  private boolean broken;

  InputPipe(Outgoing link, Channel channel) {
    this.link = link;
    this.channel = channel;
  }

  /** How much the runner takes. */
  void credit(long more) {
    List<Runnable> woken;
    synchronized (this) {
      credit += more;
      pump();
      woken = waiting.isEmpty() ? wake() : List.of();
    }
    woken.forEach(Runnable::run);
  }

  /**
   * Sends bytes.
   *
   * @param room run once more may be sent, where the answer is false
   * @return whether more may be sent at once
   */
  public synchronized boolean send(byte[] bytes, Runnable room) {
    if (broken || bytes.length == 0) {
      return true;
    }
    waiting.add(bytes);
    pump();
    if (waiting.isEmpty()) {
      return true;
    }
    senders.add(room);
    return false;
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
  void breakOff() {
    List<Runnable> woken;
    synchronized (this) {
      broken = true;
      ended = true;
      waiting.clear();
      woken = wake();
    }
    woken.forEach(Runnable::run);
  }

  private List<Runnable> wake() {
    List<Runnable> woken = senders;
    senders = new ArrayList<>();
    return woken;
  }

  private void pump() {
    while (credit > 0 && !waiting.isEmpty()) {
      byte[] bytes = waiting.remove();
      int sent = 0;
      while (sent < bytes.length && credit > 0) {
        int length = (int) Math.min(Math.min(credit, Link.FRAME), bytes.length - sent);
        link.data(channel, bytes, sent, length);
        credit -= length;
        sent += length;
      }
      if (sent < bytes.length) {
        waiting.addFirst(Arrays.copyOfRange(bytes, sent, bytes.length));
      }
    }
    if (ended && !broken && waiting.isEmpty()) {
      link.end(channel);
      broken = true;
    }
  }
}

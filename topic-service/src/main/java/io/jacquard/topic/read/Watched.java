package io.jacquard.topic.read;

import io.jacquard.topic.log.Position;
import io.jacquard.topic.log.Topic;

/**
 * A topic that readers of this process wait for. Guarded by whoever holds it, but for the signal.
 */
final class Watched {
  private final Topic topic;
  private final Signal signal = new Signal();
  private int readers;
  private int live;
  private Position given = Position.START;
  private Position givenLive = Position.START;
  private boolean noted = true;

  Watched(Topic topic) {
    this.topic = topic;
  }

  Topic topic() {
    return topic;
  }

  Signal signal() {
    return signal;
  }

  synchronized void enter(boolean isLive) {
    readers++;
    live += isLive ? 1 : 0;
  }

  synchronized void leave(boolean isLive) {
    readers--;
    live -= isLive ? 1 : 0;
  }

  synchronized int readers() {
    return readers;
  }

  synchronized int live() {
    return live;
  }

  /** Notes how far a reader has come; whether that is to be told, and nobody is about to. */
  synchronized boolean reached(Position position, boolean isLive) {
    boolean further = position.compareTo(given) > 0;
    if (further) {
      given = position;
    }
    if (isLive && position.compareTo(givenLive) > 0) {
      givenLive = position;
      further = true;
    }
    boolean first = further && noted;
    noted = noted && !further;
    return first;
  }

  /** How far readers have come, all and the live ones; from now on it counts as told. */
  synchronized Position[] take() {
    noted = true;
    return new Position[] {given, givenLive};
  }
}

package io.jacquard.sequence.link;

import java.util.List;

/** The streams between hub and runner; the numbers are those of the frames. */
public enum Channel {
  CONTROL(0),
  INPUT(1),
  OUTPUT(2),
  STDIN(3),
  STDOUT(4),
  STDERR(5),
  LOG(6);

  /** Those on which a runner writes. */
  public static final List<Channel> OUTGOING = List.of(OUTPUT, STDOUT, STDERR, LOG);

  private final int number;

  Channel(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  public static Channel of(int number) {
    for (Channel channel : values()) {
      if (channel.number == number) {
        return channel;
      }
    }
    throw new IllegalArgumentException("there is no channel " + number);
  }
}

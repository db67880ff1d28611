package io.jacquard.topic.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a topic, between two entries or inside one: how many bytes lie before it, and how many
 * ends of the topic at that byte. The id of an entry is the place behind it.
 */
public record Position(long bytes, long ends) implements Comparable<Position> {
  /** Before everything. */
  public static final Position START = new Position(0, 0);

  private static final Pattern FORM = Pattern.compile("(\\d{1,15})(?:-(\\d{1,9}))?");

  /** Reads what {@link #toString} wrote, or the number of bytes alone. */
  public static Optional<Position> of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    long ends = form.group(2) == null ? 0 : Long.parseLong(form.group(2));
    return Optional.of(new Position(Long.parseLong(form.group(1)), ends));
  }

  static Position read(String text) {
    return of(text).orElseThrow(() -> new IllegalStateException(text + " is no position"));
  }

  @Override
  public int compareTo(Position other) {
    int byBytes = Long.compare(bytes, other.bytes);
    return byBytes != 0 ? byBytes : Long.compare(ends, other.ends);
  }

  @Override
  public String toString() {
    return bytes + "-" + ends;
  }
}

package io.jacquard.commons.edge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that a client asks for.
 *
 * @param last inclusive
 */
public record ByteRange(long first, long last, long size) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** The range of a header; empty for none, and for forms that may be ignored. */
  public static Optional<ByteRange> parse(@Nullable String header, long size) {
    Matcher matcher = SINGLE.matcher(header == null ? "" : header.strip());
    if (!matcher.matches() || matcher.group().equals("bytes=-")) {
      return Optional.empty();
    }
    if (matcher.group(1).isEmpty()) {
      long length = Math.min(size, Long.parseLong(matcher.group(2)));
      return Optional.of(new ByteRange(length == 0 ? size : size - length, size - 1, size));
    }
    long first = Long.parseLong(matcher.group(1));
    long last = matcher.group(2).isEmpty() ? size - 1 : Long.parseLong(matcher.group(2));
    boolean backwards = !matcher.group(2).isEmpty() && last < first;
    return backwards
        ? Optional.empty()
        : Optional.of(new ByteRange(first, Math.min(last, size - 1), size));
  }

  public boolean isSatisfiable() {
    return first < size;
  }

  public long length() {
    return last - first + 1;
  }

  public String contentRange() {
    return "bytes " + first + "-" + last + "/" + size;
  }
}

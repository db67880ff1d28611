package io.jacquard.jac.source;

/** A half-open range of UTF-16 offsets in one source. */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }

  /** The smallest span that covers both. */
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }
}

package io.jacquard.topic.log;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.topic.problem.TopicProblem;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts what one producer sends into entries. Lines that belong together stay whole; the last one
 * gets its newline if the producer left it out.
 */
public final class Cutter {
  /** The most bytes of an entry, unless it is one longer line. */
  public static final int ENTRY = 64 << 10;

  /** The most bytes that are added in one step, unless it is one longer line. */
  private static final int STEP = 1 << 20;

  private final boolean lines;
  private final long longestLine;
  private byte[] bytes = new byte[1024];
  private int count;

  /** Behind the last newline that was seen, in {@link #bytes}. */
  private int whole;

  public Cutter(ContentType type, long longestLine) {
    this.lines = type.lines();
    this.longestLine = longestLine;
  }

  /** Takes more of what is sent. */
  public void add(Buffer chunk) {
    int length = chunk.length();
    if (count + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(count + length, 2 * bytes.length));
    }
    chunk.getBytes(bytes, count);
    for (int i = count + length; lines && i > count; i--) {
      if (bytes[i - 1] == '\n') {
        whole = i;
        break;
      }
    }
    count += length;
  }

  /** How many bytes are here. */
  public int held() {
    return count;
  }

  /**
   * Hands over the next entries.
   *
   * @param last whether nothing more will be sent
   * @throws ProblemException for a line that is too long
   */
  public List<Buffer> next(boolean last) {
    if (lines && last && count > whole) {
      add(Buffer.buffer("\n"));
    }
    int ready = lines ? whole : count;
    if (count - ready > longestLine) {
      throw tooLong();
    }
    List<Buffer> entries = new ArrayList<>();
    int start = 0;
    while (start < ready && start < STEP) {
      int end = lines ? endOfLines(start, ready) : Math.min(ready, start + ENTRY);
      if (end - start > Math.max(ENTRY, longestLine)) {
        throw tooLong();
      }
      entries.add(Buffer.buffer(end - start).appendBytes(bytes, start, end - start));
      start = end;
    }
    drop(start);
    return entries;
  }

  /** The end of as many whole lines as fit, or of one that does not. */
  private int endOfLines(int start, int ready) {
    int most = start + ENTRY;
    if (ready <= most) {
      return ready;
    }
    for (int i = most; i > start; i--) {
      if (bytes[i - 1] == '\n') {
        return i;
      }
    }
    int end = most;
    while (bytes[end] != '\n') {
      end++;
    }
    return end + 1;
  }

  private void drop(int length) {
    System.arraycopy(bytes, length, bytes, 0, count - length);
    count -= length;
    whole = Math.max(0, whole - length);
  }

  private ProblemException tooLong() {
    return new ProblemException(
        TopicProblem.TOPIC_ENTRY_TOO_LARGE, "A line is longer than " + longestLine + " bytes");
  }
}

package io.jacquard.sequence.instance.topic;

import java.util.Arrays;

/** Bytes that wait, in the order they came. */
final class Held {
  private byte[] bytes = new byte[1024];
  private int start;
  private int end;

  int count() {
    return end - start;
  }

  void add(byte[] more, int offset, int count) {
    if (end + count > bytes.length) {
      byte[] room = count() + count > bytes.length / 2 ? new byte[2 * (count() + count)] : bytes;
      System.arraycopy(bytes, start, room, 0, count());
      end = count();
      start = 0;
      bytes = room;
    }
    System.arraycopy(more, offset, bytes, end, count);
    end += count;
  }

  /** The first ones. */
  byte[] first(int count) {
    return Arrays.copyOfRange(bytes, start, start + count);
  }

  /** The length of the lines that end within so many bytes, or of a longer first one; 0 if none. */
  int lines(int most) {
    int until = Math.min(end, start + most);
    for (int i = until; i > start; i--) {
      if (bytes[i - 1] == '\n') {
        return i - start;
      }
    }
    for (int i = until; i < end; i++) {
      if (bytes[i] == '\n') {
        return i + 1 - start;
      }
    }
    return 0;
  }

  /** Forgets the first ones. */
  void drop(int count) {
    start += count;
  }
}

package io.jacquard.jac.lib.io;

import io.jacquard.jac.runtime.execution.Execution;
import java.util.Arrays;

/** The bytes of a StringIO or BytesIO. */
final class MemoryChannel implements PyStream.Channel {
  private byte[] data;
  private int size;
  private int position;

  MemoryChannel(byte[] initial) {
    this.data = initial;
    this.size = initial.length;
  }

  @Override
  public byte[] read(int count) {
    int from = Math.min(position, size);
    int to = count < 0 ? size : Math.min(size, from + count);
    position = Math.max(position, to);
    return Arrays.copyOfRange(data, from, to);
  }

  @Override
  public void write(byte[] bytes) {
    int end = position + bytes.length;
    Execution.checkSize(end);
    if (end > data.length) {
      data = Arrays.copyOf(data, Math.max(end, data.length * 2));
    }
    System.arraycopy(bytes, 0, data, position, bytes.length);
    position = end;
    size = Math.max(size, end);
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public void position(long to) {
    position = Math.toIntExact(to);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void truncate(long to) {
    size = (int) Math.min(size, to);
    Arrays.fill(data, size, data.length, (byte) 0);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}

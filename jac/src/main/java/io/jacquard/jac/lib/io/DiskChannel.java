package io.jacquard.jac.lib.io;

import io.jacquard.jac.lib.os.OsErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Set;

/** The bytes of a file on disk, read through a small buffer. */
final class DiskChannel implements PyStream.Channel {
  private static final int BUFFER = 8192;

  private final FileChannel file;
  private final String name;
  private final boolean appends;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);

  private DiskChannel(FileChannel file, String name, boolean appends) {
    this.file = file;
    this.name = name;
    this.appends = appends;
  }

  static DiskChannel open(Path path, String name, Set<OpenOption> options, boolean appends) {
    try {
      FileChannel file = FileChannel.open(path, options);
      if (appends) {
        file.position(file.size());
      }
      return new DiskChannel(file, name, appends);
    } catch (IOException failure) {
      throw OsErrors.of(failure, name);
    }
  }

  /** A step on the file that may fail. */
  private interface Step<T> {
    T run() throws IOException;
  }

  private <T> T attempt(Step<T> step) {
    try {
      return step.run();
    } catch (IOException failure) {
      throw OsErrors.of(failure, name);
    }
  }

  @Override
  public byte[] read(int count) {
    return attempt(() -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      while (count < 0 || out.size() < count) {
        if (!buffer.hasRemaining() && !refill()) {
          break;
        }
        int take =
            count < 0 ? buffer.remaining() : Math.min(buffer.remaining(), count - out.size());
        out.write(buffer.array(), buffer.position(), take);
        buffer.position(buffer.position() + take);
      }
      return out.toByteArray();
    });
  }

  private boolean refill() throws IOException {
    buffer.clear();
    int read = file.read(buffer);
    buffer.flip();
    return read > 0;
  }

  /** Makes the file's own position the logical one. */
  private void dropBuffer() throws IOException {
    if (buffer.hasRemaining()) {
      file.position(file.position() - buffer.remaining());
      buffer.position(buffer.limit());
    }
  }

  @Override
  public void write(byte[] bytes) {
    attempt(() -> {
      dropBuffer();
      if (appends) {
        file.position(file.size());
      }
      ByteBuffer data = ByteBuffer.wrap(bytes);
      while (data.hasRemaining()) {
        file.write(data);
      }
      return bytes.length;
    });
  }

  @Override
  public long position() {
    return attempt(() -> file.position() - buffer.remaining());
  }

  @Override
  public void position(long to) {
    attempt(() -> {
      buffer.position(buffer.limit());
      return file.position(to);
    });
  }

  @Override
  public long size() {
    return attempt(file::size);
  }

  @Override
  public void truncate(long size) {
    attempt(() -> file.truncate(size));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    attempt(() -> {
      file.close();
      return true;
    });
  }
}

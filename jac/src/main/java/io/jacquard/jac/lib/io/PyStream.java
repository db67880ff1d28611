package io.jacquard.jac.lib.io;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.text.bytes.PyMemoryView;
import io.jacquard.jac.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stream: an open file, a {@code StringIO} or a {@code BytesIO}. All work on a {@link Channel} of
 * bytes; text streams decode and encode, and translate line ends where they are files.
 */
final class PyStream implements NativeValue {
  private static final int PIECE = 512;

  private final PyType type;
  private final Channel channel;
  private final Mode mode;
  private final String name;
  private boolean closed;

  /**
   * How a stream was opened.
   *
   * @param text the flag as the program wrote it, {@code "rb"} for instance
   * @param charset {@code null} for binary streams
   * @param translates whether every kind of line end is read as a line feed
   */
  record Mode(
      String text, boolean reads, boolean writes, @Nullable Charset charset, boolean translates) {
    /** One that keeps line ends as they are. */
    Mode(String text, boolean reads, boolean writes, @Nullable Charset charset) {
      this(text, reads, writes, charset, false);
    }

    boolean binary() {
      return charset == null;
    }
  }

  PyStream(PyType type, Channel channel, Mode mode, String name) {
    this.type = type;
    this.channel = channel;
    this.mode = mode;
    this.name = name;
  }

  /** Where the bytes are; positions count bytes. */
  interface Channel {
    /** Up to {@code count} bytes, fewer only at the end; all of them for a negative count. */
    byte[] read(int count);

    void write(byte[] bytes);

    long position();

    void position(long to);

    long size();

    void truncate(long size);

    void flush();

    void close();
  }

  Mode mode() {
    return mode;
  }

  String name() {
    return name;
  }

  boolean closed() {
    return closed;
  }

  Channel open() {
    if (closed) {
      throw Errors.valueError(
          "I/O operation on closed file" + (type == IoModule.FILE || mode.binary() ? "." : ""));
    }
    return channel;
  }

  private Channel readable() {
    Channel here = open();
    if (!mode.reads()) {
      throw Exceptions.make(IoModule.UNSUPPORTED, mode.binary() ? "read" : "not readable");
    }
    return here;
  }

  private Object decoded(byte[] bytes) {
    if (mode.charset() == null) {
      return PyBytes.of(bytes);
    }
    String text = TextCodec.decode(bytes, mode.charset());
    return mode.translates() && text.indexOf('\r') >= 0
        ? text.replace("\r\n", "\n").replace('\r', '\n')
        : text;
  }

  synchronized Object read(long count) {
    Channel here = readable();
    if (count < 0) {
      return decoded(here.read(-1));
    }
    if (mode.charset() == null) {
      return PyBytes.of(here.read(Math.toIntExact(count)));
    }
    StringBuilder out = new StringBuilder();
    for (long i = 0; i < count; i++) {
      byte[] character = nextCharacter(here);
      if (character.length == 0) {
        break;
      }
      if (mode.translates() && character[0] == '\r') {
        skipLineFeed(here);
      }
      out.append(decoded(character));
    }
    return out.toString();
  }

  private static void skipLineFeed(Channel here) {
    long position = here.position();
    byte[] next = here.read(1);
    if (next.length == 0 || next[0] != '\n') {
      here.position(position);
    }
  }

  /** The bytes of one UTF-8 character, or one byte in other charsets. */
  private byte[] nextCharacter(Channel here) {
    byte[] first = here.read(1);
    if (first.length == 0 || !StandardCharsets.UTF_8.equals(mode.charset()) || first[0] >= 0) {
      return first;
    }
    int more = (first[0] & 0xf0) == 0xf0 ? 3 : (first[0] & 0xe0) == 0xe0 ? 2 : 1;
    byte[] rest = here.read(more);
    byte[] all = Arrays.copyOf(first, 1 + rest.length);
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  /** The next line with its end, empty at the end of the stream. */
  synchronized Object readLine() {
    Channel here = readable();
    long start = here.position();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int end = -1;
    for (byte[] piece = here.read(PIECE); piece.length > 0 && end < 0; piece = here.read(PIECE)) {
      int before = line.size();
      line.writeBytes(piece);
      end = lineEnd(line.toByteArray(), Math.max(0, before - 1), piece.length == PIECE);
    }
    int length = end < 0 ? line.size() : end;
    here.position(start + length);
    return decoded(Arrays.copyOf(line.toByteArray(), length));
  }

  /**
   * Where the first line of the bytes ends, or -1.
   *
   * @param more whether a carriage return at the end may be half of a line end
   */
  private int lineEnd(byte[] bytes, int from, boolean more) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
      if (bytes[i] == '\r' && mode.translates()) {
        boolean last = i + 1 == bytes.length;
        if (!last) {
          return bytes[i + 1] == '\n' ? i + 2 : i + 1;
        }
        return more ? -1 : i + 1;
      }
    }
    return -1;
  }

  synchronized Object write(Object data) {
    Channel here = open();
    if (!mode.writes()) {
      throw Exceptions.make(IoModule.UNSUPPORTED, mode.binary() ? "write" : "not writable");
    }
    if (mode.charset() == null) {
      if (!(PyMemoryView.plain(data) instanceof PyBytes bytes)) {
        throw Errors.typeError(
            "a bytes-like object is required, not '" + Args.typeName(data) + "'");
      }
      here.write(bytes.toByteArray());
      return (long) bytes.length();
    }
    if (!(data instanceof String text)) {
      throw Errors.typeError(
          type == IoModule.FILE
              ? "write() argument must be str, not " + Args.typeName(data)
              : "string argument expected, got '" + Args.typeName(data) + "'");
    }
    here.write(TextCodec.encode(text, mode.charset()));
    return (long) text.codePointCount(0, text.length());
  }

  synchronized Object seek(long offset, long whence) {
    Channel here = open();
    long target =
        switch ((int) whence) {
          case 0 -> offset;
          case 1 -> here.position() + offset;
          case 2 -> here.size() + offset;
          default ->
              throw Errors.valueError("invalid whence (" + whence + ", should be 0, 1 or 2)");
        };
    if (target < 0) {
      throw Errors.valueError("negative seek position " + target);
    }
    here.position(target);
    return target;
  }

  synchronized Object truncate(Object size) {
    Channel here = open();
    long to = size == None.NONE ? here.position() : Args.integer(size);
    here.truncate(to);
    return to;
  }

  /** Everything the stream holds, wherever it stands. */
  synchronized Object value() {
    Channel here = open();
    long position = here.position();
    here.position(0);
    byte[] all = here.read(-1);
    here.position(position);
    return decoded(all);
  }

  synchronized Object close() {
    if (!closed) {
      closed = true;
      channel.close();
    }
    return None.NONE;
  }

  @Override
  public PyType type() {
    return type;
  }

  @Override
  public PyIterator iterator() {
    open();
    return () -> {
      Object line = readLine();
      boolean empty = line instanceof String s ? s.isEmpty() : ((PyBytes) line).length() == 0;
      return empty ? null : line;
    };
  }

  @Override
  public String repr() {
    if (type != IoModule.FILE) {
      return NativeValue.super.repr();
    }
    return mode.binary()
        ? "<_io.BufferedReader name='" + name + "'>"
        : "<_io.TextIOWrapper name='" + name + "' mode='" + mode.text() + "' encoding='UTF-8'>";
  }
}

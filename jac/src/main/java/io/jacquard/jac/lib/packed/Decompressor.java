package io.jacquard.jac.lib.packed;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** What {@code zlib.decompressobj} answers. The output counts against the budget as it grows. */
final class Decompressor implements NativeValue {
  private static final PyType TYPE =
      new ClassBuilder("zlib", "Decompress")
          .method("decompress", "(self, data, /, max_length=0)", Decompressor::decompress)
          .method("flush", "(self, length=16384, /)", _ -> PyBytes.of(new byte[0]))
          .property("eof", Decompressor.class, Decompressor::finished)
          .property("unused_data", Decompressor.class, d -> PyBytes.of(d.unused))
          .property("unconsumed_tail", Decompressor.class, d -> PyBytes.of(d.tail))
          .build();
  private static final int GZIP_TRAILER = 8;

  private final Format format;
  private byte[] pending = new byte[0];
  private @Nullable Inflater inflater;
  private final CRC32 sum = new CRC32();
  private boolean gzip;
  private byte[] tail = new byte[0];
  private byte[] unused = new byte[0];
  private boolean finished;

  Decompressor(Format format) {
    this.format = format;
  }

  boolean finished() {
    return finished;
  }

  private static Object decompress(Object[] a) {
    int most = Args.smallInt(a[2]);
    if (most < 0) {
      throw Errors.valueError("max_length must be non-negative");
    }
    return PyBytes.of(
        ((Decompressor) a[0]).add(ZlibModule.bytes(a[1]), most == 0 ? Integer.MAX_VALUE : most));
  }

  byte[] add(byte[] data, int most) {
    if (finished) {
      unused = joined(unused, data);
      return new byte[0];
    }
    pending = joined(pending, data);
    Inflater running = inflater == null ? start() : inflater;
    if (running == null) {
      return new byte[0];
    }
    running.setInput(pending);
    byte[] out = inflated(running, most);
    sum.update(out);
    pending = Arrays.copyOfRange(pending, pending.length - running.getRemaining(), pending.length);
    if (running.finished()) {
      finish(running);
    }
    tail = finished ? new byte[0] : pending;
    if (!finished && most != Integer.MAX_VALUE) {
      pending = new byte[0];
    }
    return out;
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  /** Reads what stands in front of the deflated bytes; {@code null} while some of it is missing. */
  private @Nullable Inflater start() {
    if (pending.length < 2) {
      return null;
    }
    boolean magic = (pending[0] & 0xff) == 0x1f && (pending[1] & 0xff) == 0x8b;
    gzip = format == Format.GZIP || (format == Format.EITHER && magic);
    if (gzip) {
      if (!magic) {
        throw broken("incorrect header check");
      }
      int length = GzipHeader.length(pending);
      if (length < 0) {
        return null;
      }
      pending = Arrays.copyOfRange(pending, length, pending.length);
    }
    Inflater made = new Inflater(gzip || format == Format.RAW);
    inflater = made;
    return made;
  }

  private static byte[] inflated(Inflater running, int most) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] part = new byte[Math.min(most, 1 << 14)];
    try {
      while (!running.finished() && !running.needsInput() && out.size() < most) {
        int length = running.inflate(part, 0, Math.min(part.length, most - out.size()));
        if (running.needsDictionary()) {
          throw Exceptions.make(ZlibModule.ERROR, "Error 2 while decompressing data");
        }
        out.write(part, 0, length);
        Execution.current().budget().size(out.size());
      }
    } catch (DataFormatException e) {
      throw broken(String.valueOf(e.getMessage()));
    }
    return out.toByteArray();
  }

  private void finish(Inflater running) {
    running.end();
    int after = gzip ? GZIP_TRAILER : 0;
    if (pending.length < after) {
      throw broken("incomplete trailer");
    }
    if (gzip) {
      int expected = ByteBuffer.wrap(pending).order(ByteOrder.LITTLE_ENDIAN).getInt();
      if (expected != (int) sum.getValue()) {
        throw broken("incorrect data check");
      }
    }
    finished = true;
    unused = Arrays.copyOfRange(pending, after, pending.length);
  }

  private static JacError broken(String why) {
    return Exceptions.make(ZlibModule.ERROR, "Error -3 while decompressing data: " + why);
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}

package io.jacquard.jac.lib.packed;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** What {@code zlib.compressobj} answers; its input is kept and deflated when it is flushed. */
final class Compressor implements NativeValue {
  private static final PyType TYPE =
      new ClassBuilder("zlib", "Compress")
          .method(
              "compress",
              "(self, data, /)",
              a -> {
                ((Compressor) a[0]).add(ZlibModule.bytes(a[1]));
                return PyBytes.of(new byte[0]);
              })
          .method("flush", "(self, mode=4, /)", a -> PyBytes.of(((Compressor) a[0]).finish()))
          .build();
  private static final byte[] GZIP_HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255};

  private final Format format;
  private final int level;
  private final ByteArrayOutputStream input = new ByteArrayOutputStream();

  Compressor(Format format, int level) {
    this.format = format;
    this.level = level;
  }

  void add(byte[] data) {
    input.writeBytes(data);
  }

  byte[] finish() {
    byte[] data = input.toByteArray();
    input.reset();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (format == Format.GZIP) {
      out.writeBytes(GZIP_HEADER);
    }
    try (Deflater deflater = new Deflater(level, format != Format.ZLIB)) {
      deflater.setInput(data);
      deflater.finish();
      byte[] part = new byte[Math.max(64, Math.min(data.length, 1 << 16))];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
    }
    if (format == Format.GZIP) {
      out.writeBytes(trailer(data));
    }
    return out.toByteArray();
  }

  private static byte[] trailer(byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(data);
    return ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) crc.getValue())
        .putInt(data.length)
        .array();
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}

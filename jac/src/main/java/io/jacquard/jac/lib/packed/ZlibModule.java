package io.jacquard.jac.lib.packed;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/** The module {@code zlib}. */
public final class ZlibModule {
  static final PyType ERROR = Exceptions.define("zlib", "error", "Exception");
  private static final int ADLER_BASE = 65_521;

  private ZlibModule() {}

  public static PyModule zlib() {
    return new ModuleBuilder("zlib")
        .type(ERROR)
        .function("compress", "(data, /, level=-1, wbits=15)", ZlibModule::compress)
        .function("decompress", "(data, /, wbits=15, bufsize=16384)", ZlibModule::decompress)
        .function(
            "compressobj",
            "(level=-1, method=8, wbits=15, memLevel=8, strategy=0)",
            a -> new Compressor(format(a[2]), level(a[0])))
        .function("decompressobj", "(wbits=15)", a -> new Decompressor(format(a[0])))
        .function("crc32", "(data, value=0, /)", a -> crc(bytes(a[0]), Args.integer(a[1])))
        .function("adler32", "(data, value=1, /)", a -> adler(bytes(a[0]), Args.integer(a[1])))
        .value("MAX_WBITS", 15L)
        .value("DEFLATED", 8L)
        .value("DEF_MEM_LEVEL", 8L)
        .value("DEF_BUF_SIZE", 16384L)
        .value("Z_BEST_COMPRESSION", 9L)
        .value("Z_BEST_SPEED", 1L)
        .value("Z_NO_COMPRESSION", 0L)
        .value("Z_DEFAULT_COMPRESSION", -1L)
        .value("Z_DEFAULT_STRATEGY", 0L)
        .value("Z_SYNC_FLUSH", 2L)
        .value("Z_FULL_FLUSH", 3L)
        .value("Z_FINISH", 4L)
        .build();
  }

  static byte[] bytes(Object value) {
    if (value instanceof PyBytes b) {
      return b.toByteArray();
    }
    throw Errors.typeError("a bytes-like object is required, not '" + Args.typeName(value) + "'");
  }

  private static Format format(Object windowBits) {
    return Format.of(Args.smallInt(windowBits));
  }

  private static int level(Object level) {
    int number = Args.smallInt(level);
    if (number < -1 || number > 9) {
      throw Exceptions.make(ERROR, "Bad compression level");
    }
    return number;
  }

  private static Object compress(Object[] a) {
    Compressor compressor = new Compressor(format(a[2]), level(a[1]));
    compressor.add(bytes(a[0]));
    return PyBytes.of(compressor.finish());
  }

  private static Object decompress(Object[] a) {
    Decompressor decompressor = new Decompressor(format(a[1]));
    byte[] out = decompressor.add(bytes(a[0]), Integer.MAX_VALUE);
    if (!decompressor.finished()) {
      throw Exceptions.make(
          ERROR, "Error -5 while decompressing data: incomplete or truncated stream");
    }
    return PyBytes.of(out);
  }

  /** Goes on from a checksum: the JDK's class starts only from nothing. */
  private static Object crc(byte[] data, long start) {
    if (start == 0) {
      CRC32 crc = new CRC32();
      crc.update(data);
      return crc.getValue();
    }
    int sum = ~(int) start;
    for (byte b : data) {
      sum ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
      }
    }
    return Integer.toUnsignedLong(~sum);
  }

  private static Object adler(byte[] data, long start) {
    if (start == 1) {
      Adler32 adler = new Adler32();
      adler.update(data);
      return adler.getValue();
    }
    long low = start & 0xffff;
    long high = start >>> 16 & 0xffff;
    for (byte b : data) {
      low = (low + (b & 0xff)) % ADLER_BASE;
      high = (high + low) % ADLER_BASE;
    }
    return high << 16 | low;
  }
}

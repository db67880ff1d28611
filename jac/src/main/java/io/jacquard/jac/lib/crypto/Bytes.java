package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.text.bytes.PyMemoryView;

/** Reads bytes-like arguments. */
final class Bytes {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Bytes() {}

  static byte[] of(Object value) {
    if (PyMemoryView.plain(value) instanceof PyBytes b) {
      return b.toByteArray();
    }
    throw Errors.typeError("a bytes-like object is required, not '" + Args.typeName(value) + "'");
  }

  static String hex(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length * 2);
    for (byte b : bytes) {
      out.append(HEX[b >> 4 & 15]).append(HEX[b & 15]);
    }
    return out.toString();
  }
}

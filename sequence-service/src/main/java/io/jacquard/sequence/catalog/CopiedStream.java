package io.jacquard.sequence.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Copies what is read through it, and makes its digest. A copy that cannot be written is no fault
 * of what is read: it is told as an {@link UncheckedIOException}. There is no way back in it, nor
 * past anything.
 */
final class CopiedStream extends InputStream {
  private final InputStream source;
  private final OutputStream copy;
  private final MessageDigest digest = sha256();

  CopiedStream(InputStream source, OutputStream copy) {
    this.source = source;
    this.copy = copy;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }

  /** The SHA-256 of what was read, in hexadecimal; asked once. */
  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = source.read(bytes, offset, length);
    if (read > 0) {
      digest.update(bytes, offset, read);
      try {
        copy.write(bytes, offset, read);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

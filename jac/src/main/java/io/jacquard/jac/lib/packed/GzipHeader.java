package io.jacquard.jac.lib.packed;

/** The start of a gzip stream, RFC 1952. */
final class GzipHeader {
  private static final int FIXED = 10;
  private static final int CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private GzipHeader() {}

  /** Its length, or -1 while the end of it is missing. */
  static int length(byte[] data) {
    if (data.length < FIXED) {
      return -1;
    }
    int flags = data[3];
    int at = FIXED;
    if ((flags & EXTRA) != 0) {
      if (data.length < at + 2) {
        return -1;
      }
      at += 2 + (data[at] & 0xff) + ((data[at + 1] & 0xff) << 8);
    }
    for (int field : new int[] {NAME, COMMENT}) {
      if ((flags & field) != 0) {
        while (at < data.length && data[at] != 0) {
          at++;
        }
        at++;
      }
    }
    at += (flags & CHECKSUM) != 0 ? 2 : 0;
    return at <= data.length ? at : -1;
  }
}

package io.jacquard.storage.http;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.storage.file.FileName;
import io.jacquard.storage.file.StorageProblem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The name of a file from a path exactly as it was sent. What could be read in two ways is refused:
 * broken escapes, and bytes that are no UTF-8.
 */
final class RawPath {
  private RawPath() {}

  /**
   * The name that follows a prefix; one slash at the end is taken for none.
   *
   * @param path raw, beginning with the prefix
   */
  static FileName after(String prefix, String path) {
    String name = decode(path.substring(Math.min(prefix.length(), path.length())));
    return new FileName(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
  }

  private static String decode(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        out.write(escaped(bytes, i));
        i += 2;
      } else {
        out.write(bytes[i]);
      }
    }
    try {
      ByteBuffer decoded = ByteBuffer.wrap(out.toByteArray());
      return StandardCharsets.UTF_8.newDecoder().decode(decoded).toString();
    } catch (CharacterCodingException _) {
      throw refused("is not UTF-8");
    }
  }

  private static int escaped(byte[] bytes, int percent) {
    int high = percent + 1 < bytes.length ? Character.digit(bytes[percent + 1], 16) : -1;
    int low = percent + 2 < bytes.length ? Character.digit(bytes[percent + 2], 16) : -1;
    if (high < 0 || low < 0) {
      throw refused("has a '%' that begins no escape");
    }
    return high << 4 | low;
  }

  private static ProblemException refused(String reason) {
    return new ProblemException(StorageProblem.BAD_PATH, "The path " + reason);
  }
}

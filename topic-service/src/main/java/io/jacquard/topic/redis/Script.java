package io.jacquard.topic.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What Redis does in one step; the text of each lies beside the classes of the log. */
public enum Script {
  APPEND,
  JOIN,
  LEAVE,
  ADVANCE,
  WATCH,
  REMOVE,
  SWEEP;

  private static final String FOLDER = "/io/jacquard/topic/log/";

  private final String text = resource("common") + "\n" + resource(name().toLowerCase(Locale.ROOT));
  private final String digest = digest(text);

  String text() {
    return text;
  }

  /** What Redis knows it by once it was loaded. */
  String digest() {
    return digest;
  }

  private static String resource(String name) {
    try (InputStream file = Script.class.getResourceAsStream(FOLDER + name + ".lua")) {
      if (file == null) {
        throw new IllegalStateException("the script " + name + " is not in the jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

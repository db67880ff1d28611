package io.jacquard.commons.edge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Percent-encoding as the peer reads it: what is no valid escape stands for itself, bytes that are
 * no UTF-8 become the replacement character, and only ampersands part a query.
 */
public final class Percent {
  private Percent() {}

  /** The parameters of a query, in order of appearance. */
  public static Map<String, List<String>> parameters(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return Map.of();
    }
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.computeIfAbsent(form(name), _ -> new ArrayList<>(1)).add(form(value));
      }
    }
    return parameters;
  }

  private static String form(String raw) {
    return decode(raw.replace('+', ' '));
  }

  /**
   * A path as a client may send it: everything but letters, digits and {@code /-._~} is escaped.
   */
  public static String encode(String path) {
    StringBuilder out = new StringBuilder(path.length() + 16);
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return out.toString();
  }

  /** The text that a path stands for. */
  public static String decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int escaped = bytes[i] == '%' && i + 2 < bytes.length ? hex(bytes[i + 1], bytes[i + 2]) : -1;
      out.write(escaped < 0 ? bytes[i] : escaped);
      i += escaped < 0 ? 0 : 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int hex(byte high, byte low) {
    int first = high < 0 ? -1 : Character.digit((char) high, 16);
    int second = low < 0 ? -1 : Character.digit((char) low, 16);
    return first < 0 || second < 0 ? -1 : first << 4 | second;
  }
}

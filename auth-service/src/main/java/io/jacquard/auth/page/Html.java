package io.jacquard.auth.page;

import io.jacquard.auth.sso.OneTimeCodes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The frame of every page, and what may stand in it. */
final class Html {
  private static final String STYLE = resource("page.css");
  private static final String FRAME = resource("page.html");

  /** What a page may load, by its hash: its own style and nothing else. */
  static final String STYLE_SOURCE =
      "'sha256-" + Base64.getEncoder().encodeToString(OneTimeCodes.sha256(STYLE)) + "'";

  private Html() {}

  static String page(String title, String body) {
    return FRAME
        .replace("{title}", escaped(title))
        .replace("{style}", STYLE)
        .replace("{body}", body);
  }

  /** Any text as text, in elements and in quoted attributes. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String resource(String name) {
    try (InputStream found = Html.class.getResourceAsStream(name)) {
      if (found == null) {
        throw new IllegalStateException("the build has left out " + name);
      }
      return new String(found.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

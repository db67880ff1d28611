package io.jacquard.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** One window of a {@link Browser}, used as a person does: look, fill in, press. */
final class Page {
  private final Browser browser;
  private final String session;

  Page(Browser browser, String session) {
    this.browser = browser;
    this.session = session;
  }

  /** Goes to an address and waits for what it leads to. */
  Page open(URI address) {
    leave(() -> send("Page.navigate", Map.of("url", address.toString())));
    return this;
  }

  Page fill(String selector, String text) {
    seek(selector);
    evaluate("document.querySelector(%s).value = %s".formatted(quoted(selector), quoted(text)));
    return this;
  }

  /** Presses something that leads to another page, and waits for that. */
  Page press(String selector) {
    seek(selector);
    leave(() -> {
      // The answer is lost when the page is gone before it was given.
      send(
          "Runtime.evaluate",
          Map.of("expression", "document.querySelector(%s).click()".formatted(quoted(selector))));
    });
    return this;
  }

  boolean has(String selector) {
    return evaluate("document.querySelector(%s) !== null".formatted(quoted(selector))).asBoolean();
  }

  String text() {
    return evaluate("document.body.innerText").asText();
  }

  URI address() {
    return URI.create(evaluate("location.href").asText());
  }

  JsonNode evaluate(String script) {
    JsonNode answer = send("Runtime.evaluate", Map.of("expression", script, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(script + ": " + answer.path("exceptionDetails"));
    }
    return answer.at("/result/value");
  }

  /** Every cookie of this window, those that scripts cannot see included. */
  JsonNode cookies() {
    return send("Network.getCookies", Map.of()).path("cookies");
  }

  Page withoutScripts() {
    send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return this;
  }

  /** As on a screen of this width, in light or dark colours. */
  Page looking(int width, String colours) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 2, "mobile", false));
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    return this;
  }

  void screenshot(Path file) {
    byte[] image =
        Base64.getDecoder()
            .decode(send("Page.captureScreenshot", Map.of("format", "png")).path("data").asText());
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void seek(String selector) {
    try {
      Waiting.until(selector, () -> has(selector));
    } catch (AssertionError e) {
      throw new AssertionError("no " + selector + " at " + address() + ":\n" + text(), e);
    }
  }

  /** Does what leaves the page, and waits until another one is complete. */
  private void leave(Runnable step) {
    evaluate("window.left = false");
    step.run();
    Waiting.until("another page after " + address(), this::isAnotherPage);
  }

  private boolean isAnotherPage() {
    try {
      return evaluate(
              "window.left === undefined && document.readyState === 'complete'"
                  + " && location.href !== 'about:blank'")
          .asBoolean();
    } catch (AssertionError _) {
      return false; // between two pages there is none to ask
    }
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    return browser.send(session, method, parameters);
  }

  private static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}

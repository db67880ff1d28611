package io.jacquard.jac.runtime.text.bytes;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.Repr;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Decodes bytes that are known to hold something malformed, handing each fault to the handler. */
final class FaultyBytes {
  private final PyBytes source;
  private final byte[] data;
  private final String encoding;
  private final Charset charset;
  private final String errors;

  FaultyBytes(PyBytes source, String encoding, Charset charset, String errors) {
    this.source = source;
    this.data = source.toByteArray();
    this.encoding = encoding;
    this.charset = charset;
    this.errors = errors;
  }

  String decode() {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(data);
    CharBuffer out = CharBuffer.allocate(data.length * 2 + 16);
    StringBuilder text = new StringBuilder();
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      out.flip();
      text.append(out);
      out.clear();
      if (!result.isError()) {
        return text.toString();
      }
      int start = in.position();
      int length =
          encoding.startsWith("utf-8")
              ? faultyLength(start)
              : Math.min(result.length(), data.length - start);
      handle(text, start, start + length);
      in.position(start + length);
      decoder.reset();
    }
  }

  private void handle(StringBuilder text, int start, int end) {
    switch (errors) {
      case "strict" ->
          throw Errors.make(
              "UnicodeDecodeError", encoding, source, (long) start, (long) end, reason(start, end));
      case "ignore" -> {}
      case "replace" -> text.append('\uFFFD');
      case "backslashreplace" -> {
        for (int i = start; i < end; i++) {
          text.append(Repr.escaped(data[i] & 0xFF));
        }
      }
      default -> throw Errors.make("LookupError", "unknown error handler name '" + errors + "'");
    }
  }

  /** How many bytes from there could begin a character of UTF-8; at least one. */
  private int faultyLength(int start) {
    int needed = needed(data[start] & 0xFF);
    int end = start + 1;
    while (end < data.length && end - start < needed && continues(start, end)) {
      end++;
    }
    return end - start;
  }

  private boolean continues(int start, int at) {
    int value = data[at] & 0xFF;
    if (at > start + 1) {
      return value >= 0x80 && value < 0xC0;
    }
    return switch (data[start] & 0xFF) {
      case 0xE0 -> value >= 0xA0 && value < 0xC0;
      case 0xED -> value >= 0x80 && value < 0xA0;
      case 0xF0 -> value >= 0x90 && value < 0xC0;
      case 0xF4 -> value >= 0x80 && value < 0x90;
      default -> value >= 0x80 && value < 0xC0;
    };
  }

  private static int needed(int first) {
    if (first < 0xC2 || first > 0xF4) {
      return 1;
    }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }

  private String reason(int start, int end) {
    if (encoding.equals("ascii")) {
      return "ordinal not in range(128)";
    }
    if (!encoding.startsWith("utf-8")) {
      return encoding.startsWith("utf-") ? "truncated data" : "character maps to <undefined>";
    }
    int needed = needed(data[start] & 0xFF);
    if (needed == 1) {
      return "invalid start byte";
    }
    return end == data.length && end - start < needed
        ? "unexpected end of data"
        : "invalid continuation byte";
  }
}

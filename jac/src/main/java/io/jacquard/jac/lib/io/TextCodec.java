package io.jacquard.jac.lib.io;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Strict decoding and encoding of whole texts. */
final class TextCodec {
  private TextCodec() {}

  /** The charset of a Python encoding name; LookupError when there is none. */
  static Charset named(String encoding) {
    String name = encoding.toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (name) {
      case "utf8", "utf-8", "utf-8-sig", "locale" -> StandardCharsets.UTF_8;
      case "latin1", "latin-1", "iso8859-1", "iso-8859-1" -> StandardCharsets.ISO_8859_1;
      case "ascii", "us-ascii" -> StandardCharsets.US_ASCII;
      default -> {
        try {
          yield Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
          throw Errors.make("LookupError", "unknown encoding: " + encoding);
        }
      }
    };
  }

  static String decode(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException _) {
      return strict(bytes, charset);
    }
  }

  /** Lets {@code bytes.decode} raise UnicodeDecodeError with its place and reason. */
  private static String strict(byte[] bytes, Charset charset) {
    Object text =
        io.jacquard.jac.runtime.operator.Ops.callMethod(
            PyBytes.of(bytes),
            "decode",
            new Object[] {charset.name().toLowerCase(Locale.ROOT)},
            new String[0]);
    return (String) text;
  }

  static byte[] encode(String text, Charset charset) {
    try {
      ByteBuffer encoded =
          charset
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException _) {
      Object bytes =
          io.jacquard.jac.runtime.operator.Ops.callMethod(
              text,
              "encode",
              new Object[] {charset.name().toLowerCase(Locale.ROOT)},
              new String[0]);
      return ((PyBytes) bytes).toByteArray();
    }
  }
}

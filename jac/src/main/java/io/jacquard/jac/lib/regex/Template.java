package io.jacquard.jac.lib.regex;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import java.util.ArrayList;
import java.util.List;

/** A replacement text of {@code sub} and {@code expand}, parsed once. */
final class Template {
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private final PyPattern pattern;
  private final String source;
  private int at;

  /** A piece of the template. */
  private sealed interface Part {
    /** Text that stands for itself. */
    record Literal(String text) implements Part {}

    /** The text of a group; nothing when the group took no part. */
    record Group(int number) implements Part {}
  }

  private Template(PyPattern pattern, String source) {
    this.pattern = pattern;
    this.source = source;
  }

  static Template of(PyPattern pattern, Object template) {
    String source =
        switch (template) {
          case String s -> s;
          case PyBytes b -> Subject.latin(b);
          default ->
              throw Errors.typeError(
                  "decoding to str: need a bytes-like object, "
                      + Args.typeName(template)
                      + " found");
        };
    Template result = new Template(pattern, source);
    result.parse();
    return result;
  }

  String expand(PyMatch match) {
    if (parts.size() == 1 && parts.getFirst() instanceof Part.Literal(String text)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(String text) -> out.append(text);
        case Part.Group(int number) -> {
          String text = match.text(number);
          out.append(text == null ? "" : text);
        }
      }
    }
    return out.toString();
  }

  private JacError error(String message, int where) {
    return RegexError.at(message, source, where);
  }

  private void parse() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c != '\\') {
        literal.append(c);
        at++;
      } else {
        escape();
      }
    }
    flush();
  }

  private void flush() {
    if (!literal.isEmpty() || parts.isEmpty()) {
      parts.add(new Part.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private void group(int number, int where) {
    if (number > pattern.translated().groups()) {
      throw error("invalid group reference " + number, where);
    }
    if (!literal.isEmpty()) {
      flush();
    }
    parts.add(new Part.Group(number));
  }

  private void escape() {
    if (at + 1 >= source.length()) {
      throw error("bad escape (end of pattern)", at);
    }
    char c = source.charAt(at + 1);
    if (c == 'g') {
      named();
    } else if (c == '0') {
      octal(Escapes.isOctal(source, at + 2, 2) ? 3 : Escapes.isOctal(source, at + 2, 1) ? 2 : 1);
    } else if (c >= '1' && c <= '9') {
      numbered();
    } else {
      literal.append(character(c));
      at += 2;
    }
  }

  private String character(char c) {
    return switch (c) {
      case 'a' -> "\u0007";
      case 'b' -> "\b";
      case 'f' -> "\f";
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case 'v' -> "\u000b";
      case '\\' -> "\\";
      default -> {
        if (c < 128 && Character.isLetter(c)) {
          throw error("bad escape \\" + c, at);
        }
        yield "\\" + c;
      }
    };
  }

  private void octal(int digits) {
    int code = Integer.parseInt(source.substring(at + 1, at + 1 + digits), 8);
    if (code > 255) {
      throw error(
          "octal escape value "
              + source.substring(at, at + 1 + digits)
              + " outside of range 0-0o377",
          at);
    }
    literal.append((char) code);
    at += 1 + digits;
  }

  private void numbered() {
    if (Escapes.isOctal(source, at + 1, 3)) {
      octal(3);
      return;
    }
    int end = at + 2;
    if (end < source.length() && Character.isDigit(source.charAt(end))) {
      end++;
    }
    int number = Integer.parseInt(source.substring(at + 1, end));
    group(number, at + 1);
    at = end;
  }

  private void named() {
    int from = at + 3;
    if (!source.startsWith("<", at + 2)) {
      throw error("missing <", at + 2);
    }
    int to = source.indexOf('>', from);
    if (to < 0) {
      throw error(
          from >= source.length() ? "missing group name" : "missing >, unterminated name", from);
    }
    String name = source.substring(from, to);
    if (name.isEmpty()) {
      throw error("missing group name", from);
    }
    Integer number = pattern.translated().groupNames().get(name);
    if (number == null) {
      if (name.chars().allMatch(c -> c >= '0' && c <= '9')) {
        number = Integer.valueOf(name);
      } else if (Translator.identifier(name)) {
        throw Errors.indexError("unknown group name '" + name + "'");
      } else {
        throw error("bad character in group name '" + name + "'", from);
      }
    }
    group(number, from);
    at = to + 1;
  }
}

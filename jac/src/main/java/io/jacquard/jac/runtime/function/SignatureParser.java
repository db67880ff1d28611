package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Python parameter list with literal defaults: {@code (self, /, sep=None, *args, end='\n',
 * **kw)}. Only our own Java code writes such texts, so a bad one is a programming error.
 */
final class SignatureParser {
  private static final Object ABSENT = new Object();

  private final String text;
  private int at;

  SignatureParser(String text) {
    this.text = text;
  }

  List<Parameter> parse() {
    List<Parameter> parameters = new ArrayList<>();
    boolean keywordOnly = false;
    expect('(');
    skipSpace();
    while (peek() != ')') {
      if (take('/')) {
        parameters.replaceAll(SignatureParser::positionalOnly);
      } else if (take('*')) {
        if (take('*')) {
          parameters.add(new Parameter(name(), Parameter.Kind.VAR_KEYWORD, false, null));
        } else {
          if (peek() != ',') {
            parameters.add(new Parameter(name(), Parameter.Kind.VAR_POSITIONAL, false, null));
          }
          keywordOnly = true;
        }
      } else {
        parameters.add(
            plain(
                keywordOnly ? Parameter.Kind.KEYWORD_ONLY : Parameter.Kind.POSITIONAL_OR_KEYWORD));
      }
      skipSpace();
      if (!take(',')) {
        break;
      }
      skipSpace();
    }
    expect(')');
    return parameters;
  }

  private static Parameter positionalOnly(Parameter p) {
    return new Parameter(p.name(), Parameter.Kind.POSITIONAL_ONLY, p.required(), p.defaultValue());
  }

  private Parameter plain(Parameter.Kind kind) {
    String name = name();
    skipSpace();
    if (!take('=')) {
      return new Parameter(name, kind, true, null);
    }
    Object value = literal();
    return new Parameter(name, kind, false, Identity.same(value, ABSENT) ? null : value);
  }

  private String name() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw bad("a name");
    }
    return text.substring(start, at);
  }

  private Object literal() {
    skipSpace();
    char c = peek();
    if (take('?')) {
      return ABSENT;
    }
    if (c == '\'') {
      return string();
    }
    int start = at;
    if (take('(')) {
      expect(')');
      return PyTuple.EMPTY;
    }
    while (peek() != ',' && peek() != ')' && peek() != ' ') {
      at++;
    }
    @Nullable Object value = word(text.substring(start, at));
    if (value == null) {
      throw bad("a literal");
    }
    return value;
  }

  private static @Nullable Object word(String word) {
    return switch (word) {
      case "None" -> None.NONE;
      case "True" -> true;
      case "False" -> false;
      default -> {
        if (word.matches("[-+]?\\d+")) {
          yield Long.valueOf(word);
        }
        yield word.matches("[-+]?[\\d.]+(e[-+]?\\d+)?") ? (Object) Double.valueOf(word) : null;
      }
    };
  }

  private String string() {
    expect('\'');
    StringBuilder out = new StringBuilder();
    while (peek() != '\'') {
      out.append(text.charAt(at++));
    }
    expect('\'');
    return out.toString();
  }

  private char peek() {
    if (at >= text.length()) {
      throw bad("more");
    }
    return text.charAt(at);
  }

  private boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw bad("'" + c + "'");
    }
  }

  private void skipSpace() {
    while (peek() == ' ') {
      at++;
    }
  }

  private IllegalArgumentException bad(String expected) {
    return new IllegalArgumentException(
        "signature " + text + ": expected " + expected + " at offset " + at);
  }
}

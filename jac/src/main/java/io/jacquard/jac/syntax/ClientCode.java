package io.jacquard.jac.syntax;

import static io.jacquard.jac.syntax.lexer.TokenKind.*;

import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.lexer.Lexer;
import io.jacquard.jac.syntax.lexer.TokenKind;

/**
 * Steps over code that a server does not run: JSX, and the items of {@code cl} and {@code na}. Such
 * code is read by its structure only (brackets, strings, comments, elements), so that any dialect
 * of it passes; text inside an element is no code and is never lexed.
 */
public final class ClientCode {
  private final Cursor c;
  private final String text;

  ClientCode(Cursor cursor) {
    this.c = cursor;
    this.text = cursor.source().text();
  }

  // ---- items ----

  /** Steps over {@code { ... }} at the cursor. */
  void block() {
    int opener = c.start();
    int depth = 0;
    do {
      if (c.at(END)) {
        throw c.unclosed(opener);
      }
      if (c.at(LT) && startsElement()) {
        element();
        continue;
      }
      if (c.kind().isOpener()) {
        depth++;
      } else if (c.kind().isCloser()) {
        depth--;
      } else if (c.at(INVALID)) {
        throw c.unexpected("unexpected-token", "expected client code");
      }
      c.advance();
    } while (depth > 0);
  }

  /** Steps over one top-level item: to its {@code ;}, or over the block that ends it. */
  void item() {
    while (c.at(STRING)) {
      c.advance();
    }
    boolean endsBySemicolon =
        c.at(GLOB) || c.at(SEM) || c.at(INCLUDE) || (c.at(IMPORT) && c.kind(1) != FROM);
    while (!c.at(END) && !c.at(RBRACE)) {
      if (c.accept(SEMICOLON)) {
        return;
      }
      if (c.at(LBRACE)) {
        block();
        if (!endsBySemicolon) {
          c.accept(SEMICOLON);
          return;
        }
      } else if (c.at(LPAREN) || c.at(LBRACKET)) {
        block();
      } else if (c.at(LT) && startsElement()) {
        element();
      } else if (c.at(INVALID)) {
        throw c.unexpected("unexpected-token", "expected client code");
      } else {
        c.advance();
      }
    }
  }

  /** Whether the {@code <} at the cursor stands where an operand must: it is no comparison. */
  private boolean startsElement() {
    TokenKind next = c.kind(1);
    if (next != GT && !next.isWord()) {
      return false;
    }
    TokenKind before = c.previousKind();
    return switch (before) {
      case INT, FLOAT, STRING, FSTRING, NAME, QUOTED_NAME, RPAREN, RBRACKET -> false;
      case SELF, HERE, VISITOR, ROOT, SUPER, NONE, TRUE, FALSE -> false;
      case RBRACE -> !isBlank(c.end());
      default -> true;
    };
  }

  private boolean isBlank(int offset) {
    return offset >= text.length() || Character.isWhitespace(text.charAt(offset));
  }

  // ---- JSX ----

  /** Steps over the element or fragment at the cursor. */
  void element() {
    c.stretchTo(element(c.start()));
  }

  private int element(int start) {
    c.enter();
    int i = skipBlanks(start + 1);
    int nameStart = i;
    while (i < text.length() && isTagPart(text.charAt(i))) {
      i++;
    }
    boolean fragment = i == nameStart;
    i = fragment ? i : attributes(start, i);
    char c0 = charAt(i);
    if (c0 == '/') {
      i = expect('>', skipBlanks(i + 1), start);
    } else {
      i = children(start, expect('>', i, start));
    }
    c.leave();
    return i;
  }

  private int attributes(int element, int from) {
    int i = skipBlanks(from);
    while (i < text.length() && text.charAt(i) != '>' && text.charAt(i) != '/') {
      char ch = text.charAt(i);
      if (ch == '{') {
        i = code(i);
      } else if (isTagPart(ch)) {
        while (isTagPart(charAt(i))) {
          i++;
        }
        i = skipBlanks(i);
        if (charAt(i) == '=') {
          i = attributeValue(element, skipBlanks(i + 1));
        }
      } else {
        throw bad("unexpected '" + ch + "' in the element", i);
      }
      i = skipBlanks(i);
    }
    return i;
  }

  private int attributeValue(int element, int at) {
    char ch = charAt(at);
    return switch (ch) {
      case '{' -> code(at);
      case '<' -> element(at);
      case '"', '\'' -> {
        int end = text.indexOf(ch, at + 1);
        if (end < 0) {
          throw bad("the string that starts here is never closed", at);
        }
        yield end + 1;
      }
      default ->
          throw bad("expected a value for the attribute of the element", Math.max(at, element));
    };
  }

  private int children(int element, int from) {
    int i = from;
    while (i < text.length()) {
      char ch = text.charAt(i);
      if (ch == '{') {
        i = code(i);
      } else if (ch == '<' && charAt(skipBlanks(i + 1)) == '/') {
        int close = text.indexOf('>', i);
        if (close < 0) {
          break;
        }
        return close + 1;
      } else if (ch == '<') {
        i = element(i);
      } else {
        i++;
      }
    }
    throw bad("the element that starts here is never closed", element);
  }

  /** Code in braces: lexed, because only tokens tell strings and comments from brackets. */
  private int code(int brace) {
    Cursor inner = c.from(brace);
    inner.enter();
    new ClientCode(inner).block();
    return inner.previousEnd();
  }

  private int expect(char wanted, int at, int element) {
    if (charAt(at) != wanted) {
      throw at >= text.length()
          ? bad("the element that starts here is never closed", element)
          : bad("expected '" + wanted + "' to end the tag", at);
    }
    return at + 1;
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isTagPart(char ch) {
    return Lexer.isNamePart(ch) || ch == '-' || ch == '.' || ch == ':' || ch == '$';
  }

  private char charAt(int i) {
    return i < text.length() ? text.charAt(i) : '\0';
  }

  private SyntaxError bad(String message, int offset) {
    int start = Math.min(offset, text.length());
    return c.fail(
        "malformed-element", message, new Span(start, Math.min(start + 1, text.length())));
  }
}

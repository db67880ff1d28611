package io.jacquard.jac.syntax;

import static io.jacquard.jac.syntax.lexer.TokenKind.*;

import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.lexer.Escapes;
import io.jacquard.jac.syntax.lexer.StringScanner;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Expr.FPart;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Values of string literals: escapes, f-string fields, and the joining of adjacent literals. */
final class StringParser {
  private final Cursor c;

  StringParser(Cursor cursor) {
    this.c = cursor;
  }

  /** One or more adjacent literals. */
  Expr literal() {
    int start = c.start();
    if (c.at(STRING) && c.kind(1) != STRING && c.kind(1) != FSTRING) {
      return single();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Parts parts = new Parts();
    boolean anyBytes = false;
    boolean anyText = false;
    boolean formatted = false;
    while (c.at(STRING) || c.at(FSTRING)) {
      if (c.at(FSTRING)) {
        formatted = true;
        anyText = true;
        appendFormatted(parts);
      } else {
        switch (single()) {
          case Expr.BytesLiteral(_, byte[] value) -> {
            anyBytes = true;
            bytes.writeBytes(value);
          }
          case Expr.StringLiteral(_, String value) -> {
            anyText = true;
            parts.text(value);
          }
          default -> {}
        }
      }
      if (anyBytes && anyText) {
        throw c.fail("mixed-bytes", "bytes and text literals cannot be joined", c.spanFrom(start));
      }
    }
    Span span = c.spanFrom(start);
    if (anyBytes) {
      return new Expr.BytesLiteral(span, bytes.toByteArray());
    }
    return formatted
        ? new Expr.FString(span, parts.finish())
        : new Expr.StringLiteral(span, parts.text());
  }

  /** A plain or bytes literal; moves past it. */
  Expr single() {
    Span span = c.tokenSpan();
    Literal literal = Literal.at(c);
    String body = c.source().text().substring(literal.bodyStart(), literal.bodyEnd());
    Escapes escapes = new Escapes(c, literal.bodyStart());
    c.advance();
    if ((literal.flags() & StringScanner.BYTES) != 0) {
      return new Expr.BytesLiteral(span, escapes.bytes(body, literal.isRaw()));
    }
    return new Expr.StringLiteral(span, escapes.text(body, literal.isRaw()));
  }

  private void appendFormatted(Parts parts) {
    Literal literal = Literal.at(c);
    c.advance();
    int end = text(literal.bodyStart(), literal.bodyEnd(), literal, parts, false);
    if (end < literal.bodyEnd()) {
      throw c.fail(
          "unexpected-token",
          "a single '}' in an f-string",
          new Span(end, end + 1),
          "'}}' writes a brace");
    }
  }

  /**
   * Reads text and fields up to the end, or in a format spec up to its closing brace.
   *
   * @return the offset of what ended it
   */
  private int text(int from, int limit, Literal literal, Parts parts, boolean inSpec) {
    String source = c.source().text();
    int i = from;
    int chunk = from;
    while (i < limit) {
      char ch = source.charAt(i);
      if (ch == '\\' && !literal.isRaw()) {
        i = Escapes.skip(source, i, limit);
      } else if (ch == '{' && !inSpec && i + 1 < limit && source.charAt(i + 1) == '{') {
        chunk(chunk, i + 1, literal, parts);
        i += 2;
        chunk = i;
      } else if (ch == '{') {
        chunk(chunk, i, literal, parts);
        i = field(i, limit, literal, parts);
        chunk = i;
      } else if (ch == '}' && !inSpec && i + 1 < limit && source.charAt(i + 1) == '}') {
        chunk(chunk, i + 1, literal, parts);
        i += 2;
        chunk = i;
      } else if (ch == '}') {
        break;
      } else {
        i++;
      }
    }
    chunk(chunk, Math.min(i, limit), literal, parts);
    return i;
  }

  private void chunk(int from, int to, Literal literal, Parts parts) {
    if (to > from) {
      String body = c.source().text().substring(from, to);
      parts.text(new Escapes(c, from).text(body, literal.isRaw()));
    }
  }

  /** Reads the field whose brace is given; answers the offset after its closing brace. */
  private int field(int brace, int limit, Literal literal, Parts parts) {
    Cursor inner = c.forField(brace + 1, limit);
    if (inner.at(RBRACE)) {
      throw c.fail(
          "expected-expression",
          "an empty field in an f-string",
          new Span(brace, inner.end()),
          "'{{' writes a brace");
    }
    inner.enter();
    Expr value = new StatementParser(inner).expressions().expressionList();
    String debug = null;
    if (inner.accept(ASSIGN)) {
      debug = c.source().text().substring(brace + 1, inner.start());
    }
    char conversion = 0;
    if (inner.accept(BANG)) {
      conversion = conversion(inner);
    }
    List<FPart> spec = List.of();
    int end;
    if (inner.at(COLON)) {
      Parts specParts = new Parts();
      end = text(inner.end(), limit, literal, specParts, true);
      if (end >= limit) {
        throw c.unclosed(brace);
      }
      spec = specParts.finish();
      end++;
    } else {
      if (!inner.at(RBRACE)) {
        throw inner.at(END)
            ? c.unclosed(brace)
            : inner.unexpected("unexpected-token", "expected '}' after the field's value");
      }
      end = inner.end();
    }
    inner.leave();
    if (debug != null && conversion == 0 && spec.isEmpty()) {
      conversion = 'r';
    }
    parts.field(new FPart.Field(value, conversion, spec, debug));
    return end;
  }

  private static char conversion(Cursor inner) {
    String name = inner.kind().isWord() ? inner.text() : "";
    if (!name.equals("r") && !name.equals("s") && !name.equals("a")) {
      throw inner.unexpected("unexpected-token", "expected a conversion: !r, !s or !a");
    }
    inner.advance();
    return name.charAt(0);
  }

  /** Where the body of a string token stands, and what its prefix says. */
  private record Literal(int flags, int bodyStart, int bodyEnd) {
    static Literal at(Cursor c) {
      String text = c.source().text();
      int quote = c.start();
      while (text.charAt(quote) != '"' && text.charAt(quote) != '\'') {
        quote++;
      }
      char delimiter = text.charAt(quote);
      boolean triple =
          c.end() - quote >= 6
              && text.charAt(quote + 1) == delimiter
              && text.charAt(quote + 2) == delimiter;
      int width = triple ? 3 : 1;
      return new Literal(
          StringScanner.prefix(text, c.start(), quote), quote + width, c.end() - width);
    }

    boolean isRaw() {
      return (flags & StringScanner.RAW) != 0;
    }
  }

  /** Collects parts, joining neighbouring texts. */
  private static final class Parts {
    private final List<FPart> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    void text(String more) {
      text.append(more);
    }

    void field(FPart.Field field) {
      flush();
      parts.add(field);
    }

    String text() {
      return text.toString();
    }

    List<FPart> finish() {
      flush();
      return List.copyOf(parts);
    }

    private void flush() {
      if (!text.isEmpty()) {
        parts.add(new FPart.Text(text.toString()));
        text.setLength(0);
      }
    }
  }
}

package io.jacquard.jac.syntax;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.lexer.Lexer;
import io.jacquard.jac.syntax.lexer.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** The parser's place in the tokens, its nesting depth, and the diagnostics found so far. */
public final class Cursor {
  private static final int MAX_DEPTH = 200;
  private static final int MAX_CHAIN = 1000;
  private static final int MAX_DIAGNOSTICS = 100;

  private final Source source;
  private final Lexer lexer;
  private final List<Diagnostic> diagnostics;
  private int index;
  private int depth;

  /** The end of the file was already found to come too early: what else misses it is no news. */
  private boolean endReported;

  Cursor(Source source) {
    this(source, new Lexer(source.text()), new ArrayList<>(), 0);
  }

  private Cursor(Source source, Lexer lexer, List<Diagnostic> diagnostics, int depth) {
    this.source = source;
    this.lexer = lexer;
    this.diagnostics = diagnostics;
    this.depth = depth;
  }

  /** A cursor over the expression of an f-string field, reporting to the same list. */
  Cursor forField(int from, int limit) {
    return new Cursor(source, Lexer.ofField(source.text(), from, limit), diagnostics, depth);
  }

  public Source source() {
    return source;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  // ---- tokens ----

  TokenKind kind() {
    return lexer.kind(index);
  }

  TokenKind kind(int ahead) {
    return lexer.kind(index + ahead);
  }

  public boolean at(TokenKind kind) {
    return lexer.kind(index) == kind;
  }

  public boolean at(TokenKind first, TokenKind second) {
    return lexer.kind(index) == first && lexer.kind(index + 1) == second;
  }

  boolean accept(TokenKind kind) {
    if (lexer.kind(index) == kind) {
      index++;
      return true;
    }
    return false;
  }

  void advance() {
    if (lexer.kind(index) != TokenKind.END) {
      index++;
    }
  }

  /** The braces that tokens from an index up to the current one opened and did not close. */
  int openBraces(int from) {
    int open = 0;
    for (int i = from; i < index; i++) {
      TokenKind kind = lexer.kind(i);
      if (kind == TokenKind.LBRACE) {
        open++;
      } else if (kind == TokenKind.RBRACE) {
        open--;
      }
    }
    return Math.max(0, open);
  }

  /** The number of the current token; grows as the parser moves on. */
  int index() {
    return index;
  }

  /** Where the current token starts. */
  int start() {
    lexer.kind(index);
    return lexer.start(index);
  }

  int end() {
    lexer.kind(index);
    return lexer.end(index);
  }

  /** Where the token before the current one ended. */
  int previousEnd() {
    return index == 0 ? 0 : lexer.end(index - 1);
  }

  /** The span of the token before the current one. */
  Span previousSpan() {
    return new Span(lexer.start(index - 1), lexer.end(index - 1));
  }

  TokenKind previousKind() {
    return index == 0 ? TokenKind.END : lexer.kind(index - 1);
  }

  /** The source text of the token before the current one; empty at the start. */
  String textBefore() {
    return index == 0 ? "" : lexer.text(index - 1);
  }

  /** Whether the two tokens before the current one are the same sign, without a blank between. */
  boolean repeatsBefore() {
    return index > 1
        && lexer.kind(index - 2) == lexer.kind(index - 1)
        && lexer.end(index - 2) == lexer.start(index - 1);
  }

  /** The source text of the current token. */
  public String text() {
    lexer.kind(index);
    return lexer.text(index);
  }

  public Span tokenSpan() {
    return new Span(start(), end());
  }

  /** From an offset to the end of what was read last. */
  Span spanFrom(int start) {
    return new Span(start, Math.max(start, previousEnd()));
  }

  /** A cursor over the rest of the text from an offset, one nesting level shared with this one. */
  Cursor from(int offset) {
    return new Cursor(source, Lexer.from(source.text(), offset), diagnostics, depth);
  }

  /** Makes the current token reach to an offset and reads on behind it. */
  void stretchTo(int offset) {
    lexer.stretch(index, offset);
    index++;
  }

  boolean onNewLine() {
    String text = source.text();
    for (int i = previousEnd(), end = start(); i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }

  // ---- names ----

  /** Reads a name; every keyword is one here, except {@code pass}, which Jac refuses everywhere. */
  String name(String what) {
    TokenKind kind = kind();
    if (!kind.isWord()) {
      throw unexpected("expected-name", "expected " + what);
    }
    if (kind == TokenKind.PASS) {
      throw passKeyword();
    }
    String name = nameText();
    index++;
    return name;
  }

  /** The name the current token spells, without its back-quote or {@code <>}. */
  String nameText() {
    String text = text();
    if (kind() != TokenKind.QUOTED_NAME) {
      return text;
    }
    return text.substring(text.startsWith("<>") ? 2 : 1);
  }

  // ---- what must come ----

  void expect(TokenKind kind, String after) {
    if (!accept(kind)) {
      throw unexpected("unexpected-token", "expected '" + kind.text() + "' " + after);
    }
  }

  /** Expects a closing bracket; at the end of the statement it is the opener that is wrong. */
  void close(TokenKind closer, int opener, String orWhat) {
    if (accept(closer)) {
      return;
    }
    if (at(TokenKind.END) || at(TokenKind.SEMICOLON)) {
      throw unclosed(opener);
    }
    throw unexpected("unexpected-token", "expected " + orWhat + "'" + closer.text() + "'");
  }

  SyntaxError unclosed(int opener) {
    char bracket = source.text().charAt(opener);
    return fail(
        "unclosed-bracket", "'" + bracket + "' is never closed", new Span(opener, opener + 1));
  }

  // ---- errors ----

  /** An error at the current token: what was expected, and what stands there. */
  SyntaxError unexpected(String key, String expected) {
    if (at(TokenKind.INVALID)) {
      return invalidToken();
    }
    String message = expected + ", found " + describe();
    String hint = Hints.atToken(this);
    return hint == null ? fail(key, message, tokenSpan()) : fail(key, message, tokenSpan(), hint);
  }

  public SyntaxError fail(String key, String message, Span span) {
    return new SyntaxError(Diagnostic.error(key, message, source, span), false);
  }

  public SyntaxError fail(String key, String message, Span span, String hint) {
    return new SyntaxError(Diagnostic.error(key, message, source, span).withHint(hint), false);
  }

  SyntaxError passKeyword() {
    return fail(
        "pass-keyword", "'pass' is no word of Jac", tokenSpan(), "leave the block empty: { }");
  }

  private SyntaxError invalidToken() {
    Span span = tokenSpan();
    return switch (lexer.fault(index)) {
      case UNKNOWN_CHARACTER ->
          fail("unknown-character", "the character '" + text() + "' means nothing here", span);
      case UNCLOSED_STRING ->
          fail(
              "unclosed-string",
              "the string that starts here is never closed",
              new Span(span.start(), Math.min(span.end(), span.start() + 1)),
              "a string on several lines is written \"\"\"like this\"\"\"");
      case UNCLOSED_COMMENT ->
          fail(
              "unclosed-comment",
              "the comment that starts here is never closed",
              new Span(span.start(), Math.min(span.end(), span.start() + 2)),
              "a block comment ends with *#");
      case UNCLOSED_INLINE_PYTHON ->
          fail(
              "unclosed-inline-python",
              "the '::py::' block that starts here is never closed",
              new Span(span.start(), Math.min(span.end(), span.start() + 6)));
      case BAD_NUMBER -> fail("bad-number", "'" + text() + "' is not a number", span);
      case COMPLEX_NUMBER -> fail("bad-number", "Jac has no complex numbers", span);
    };
  }

  void report(Diagnostic diagnostic) {
    boolean atEnd = end() == source.text().length();
    boolean same = !diagnostics.isEmpty() && diagnostics.getLast().span().equals(diagnostic.span());
    if (same || (atEnd && (endReported || followsFromUnclosed(diagnostic)))) {
      return;
    }
    endReported |= atEnd;
    diagnostics.add(diagnostic);
    if (diagnostics.size() >= MAX_DIAGNOSTICS) {
      throw new SyntaxError(
          Diagnostic.error(
              "too-many-errors", "too many errors; the rest is not shown", source, tokenSpan()),
          true);
    }
  }

  /** What is never closed swallows the bracket that would close what stands around it. */
  private boolean followsFromUnclosed(Diagnostic diagnostic) {
    return diagnostic.key().equals("unclosed-bracket")
        && diagnostics.stream()
            .filter(earlier -> earlier.key().startsWith("unclosed-"))
            .anyMatch(earlier -> earlier.span().start() > diagnostic.span().start());
  }

  String describe() {
    TokenKind kind = kind();
    return switch (kind) {
      case END -> "the end of the file";
      case NAME, QUOTED_NAME -> "the name '" + text() + "'";
      case INT, FLOAT -> "the number " + text();
      case STRING, FSTRING -> "a string";
      case INVALID -> "'" + text() + "'";
      default -> kind.isFixed() ? "'" + kind.text() + "'" : "'" + text() + "'";
    };
  }

  // ---- nesting ----

  void enter() {
    if (++depth > MAX_DEPTH) {
      throw new SyntaxError(
          Diagnostic.error(
              "nested-too-deeply",
              "more than " + MAX_DEPTH + " levels of nesting",
              source,
              tokenSpan()),
          true);
    }
  }

  void leave() {
    depth--;
  }

  int depth() {
    return depth;
  }

  /** Back to the depth of the statement that recovers from an error. */
  void restoreDepth(int saved) {
    depth = saved;
  }

  /** Limits how long one chain of operators, calls or branches may grow; answers the new length. */
  int link(int length) {
    if (length >= MAX_CHAIN) {
      throw fail(
          "chain-too-long",
          "more than " + MAX_CHAIN + " operations in one expression",
          tokenSpan());
    }
    return length + 1;
  }
}

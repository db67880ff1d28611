package io.jacquard.jac.syntax.lexer;

import io.jacquard.jac.syntax.ClientCode;
import java.util.Arrays;

/**
 * Turns characters into tokens on demand. Tokens stand in parallel arrays and are addressed by
 * index; the parser may look ahead, and may drop tokens and read on from another offset, which is
 * how text of JSX is left to {@link ClientCode}.
 *
 * <p>Never fails: what is no token becomes {@link TokenKind#INVALID} with a {@link Fault}, which
 * counts only once the parser stands on it.
 */
public final class Lexer {
  /** Why a piece of text is no token. */
  public enum Fault {
    UNKNOWN_CHARACTER,
    UNCLOSED_STRING,
    UNCLOSED_COMMENT,
    UNCLOSED_INLINE_PYTHON,
    BAD_NUMBER,
    COMPLEX_NUMBER
  }

  private static final String INLINE_PYTHON = "::py::";

  private final String text;
  private final int limit;

  /** Inside an f-string field, where a bare {@code :} or {@code !} ends the expression. */
  private final boolean inField;

  private final StringScanner strings;
  private int at;
  private int fieldDepth;
  private Fault fault = Fault.UNKNOWN_CHARACTER;

  private TokenKind[] kinds;
  private int[] starts;
  private int[] ends;
  private int count;

  public Lexer(String text) {
    this(text, 0, text.length(), false);
  }

  private Lexer(String text, int from, int limit, boolean inField) {
    this.text = text;
    this.at = from;
    this.limit = limit;
    this.inField = inField;
    this.strings = new StringScanner(text, limit);
    int capacity = from > 0 ? 16 : Math.max(64, limit / 4);
    kinds = new TokenKind[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  /** A lexer for the expression of an f-string field that starts at an offset. */
  public static Lexer ofField(String text, int from, int limit) {
    return new Lexer(text, from, limit, true);
  }

  /** A lexer for the rest of a text from an offset. */
  public static Lexer from(String text, int offset) {
    return new Lexer(text, offset, text.length(), false);
  }

  public TokenKind kind(int index) {
    while (index >= count) {
      scan();
    }
    return kinds[index];
  }

  public int start(int index) {
    return starts[index];
  }

  public int end(int index) {
    return ends[index];
  }

  public String text(int index) {
    return text.substring(starts[index], ends[index]);
  }

  /** What is wrong with an {@link TokenKind#INVALID} token. */
  public Fault fault(int index) {
    int saved = at;
    at = starts[index];
    next();
    at = saved;
    return fault;
  }

  /** Makes a token reach to an offset, forgets those behind it, and reads on from there. */
  public void stretch(int index, int offset) {
    ends[index] = offset;
    count = index + 1;
    at = offset;
  }

  private void scan() {
    int problem = skipBlanks();
    if (count == kinds.length) {
      int grown = count * 2;
      kinds = Arrays.copyOf(kinds, grown);
      starts = Arrays.copyOf(starts, grown);
      ends = Arrays.copyOf(ends, grown);
    }
    if (problem >= 0) {
      starts[count] = problem;
      kinds[count] = TokenKind.INVALID;
    } else {
      starts[count] = at;
      kinds[count] = next();
    }
    ends[count] = at;
    count++;
  }

  /** Skips blanks and comments; answers the offset of a block comment without end, else -1. */
  private int skipBlanks() {
    while (at < limit) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\uFEFF') {
        at++;
      } else if (c == '#') {
        if (at + 1 < limit && text.charAt(at + 1) == '*') {
          int end = text.indexOf("*#", at + 2);
          if (end < 0 || end + 2 > limit) {
            int opener = at;
            at = limit;
            return opener;
          }
          at = end + 2;
        } else {
          while (at < limit && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
          }
        }
      } else {
        return -1;
      }
    }
    return -1;
  }

  private TokenKind next() {
    if (at >= limit) {
      return TokenKind.END;
    }
    char c = text.charAt(at);
    if (isNameStart(c)) {
      return nameOrString(c);
    }
    if (c >= '0' && c <= '9') {
      return number();
    }
    return switch (c) {
      case '"', '\'' -> string(at, false);
      case '.' -> isDigit(peek(1)) ? number() : dots();
      case '`' -> backquote();
      case '#' -> {
        at = limit;
        yield invalid(Fault.UNCLOSED_COMMENT);
      }
      default -> operator(c);
    };
  }

  private TokenKind nameOrString(char first) {
    int start = at;
    int hash = first;
    int i = at + 1;
    while (i < limit && isNamePart(text.charAt(i))) {
      hash = hash * 31 + text.charAt(i);
      i++;
    }
    if (i - start <= 2 && i < limit && (text.charAt(i) == '"' || text.charAt(i) == '\'')) {
      int prefix = StringScanner.prefix(text, start, i);
      if (prefix >= 0) {
        return string(i, (prefix & StringScanner.FORMATTED) != 0);
      }
    }
    at = i;
    return Keywords.find(text, start, i, hash);
  }

  private TokenKind string(int quote, boolean formatted) {
    int end = formatted ? strings.formattedEnd(quote) : strings.plainEnd(quote);
    if (end < 0) {
      at = strings.isTriple(quote) ? limit : lineEnd(quote);
      return invalid(Fault.UNCLOSED_STRING);
    }
    at = end;
    return formatted ? TokenKind.FSTRING : TokenKind.STRING;
  }

  private int lineEnd(int from) {
    int i = from;
    while (i < limit && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private TokenKind number() {
    char second = peek(1);
    if (text.charAt(at) == '0' && (second == 'x' || second == 'X')) {
      return radix(16);
    }
    if (text.charAt(at) == '0' && (second == 'b' || second == 'B')) {
      return radix(2);
    }
    if (text.charAt(at) == '0' && (second == 'o' || second == 'O')) {
      return radix(8);
    }
    boolean fractional = false;
    skipDigits();
    if (at < limit && text.charAt(at) == '.' && !(peek(1) == '.' && peek(2) == '.')) {
      fractional = true;
      at++;
      skipDigits();
    }
    if (at < limit && (text.charAt(at) | 0x20) == 'e') {
      char after = peek(1);
      if (isDigit(after) || ((after == '+' || after == '-') && isDigit(peek(2)))) {
        fractional = true;
        at += 2;
        skipDigits();
      }
    }
    if (at < limit && (text.charAt(at) | 0x20) == 'j' && !isNamePart(peek(1))) {
      at++;
      return invalid(Fault.COMPLEX_NUMBER);
    }
    return fractional ? TokenKind.FLOAT : TokenKind.INT;
  }

  private TokenKind radix(int radix) {
    at += 2;
    int digits = at;
    while (at < limit && isNamePart(text.charAt(at))) {
      if (text.charAt(at) != '_' && Character.digit(text.charAt(at), radix) < 0) {
        while (at < limit && isNamePart(text.charAt(at))) {
          at++;
        }
        return invalid(Fault.BAD_NUMBER);
      }
      at++;
    }
    return at == digits ? invalid(Fault.BAD_NUMBER) : TokenKind.INT;
  }

  private void skipDigits() {
    while (at < limit && (isDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
  }

  private TokenKind dots() {
    if (peek(1) == '.' && peek(2) == '.') {
      return take(3, TokenKind.ELLIPSIS);
    }
    return peek(1) == '>' ? take(2, TokenKind.DOT_PIPE) : take(1, TokenKind.DOT);
  }

  private TokenKind backquote() {
    if (!isNameStart(peek(1))) {
      return take(1, TokenKind.BACKQUOTE);
    }
    return quoted(1);
  }

  private TokenKind quoted(int mark) {
    at += mark;
    while (at < limit && isNamePart(text.charAt(at))) {
      at++;
    }
    return TokenKind.QUOTED_NAME;
  }

  /** {@code <>node}, the first generation's escape, unless fragments of JSX are about. */
  private boolean atEscapedName() {
    return peek(1) == '>' && isNameStart(peek(2)) && !text.contains("</>");
  }

  private TokenKind operator(char c) {
    char second = peek(1);
    return switch (c) {
      case '(' -> open(TokenKind.LPAREN);
      case '[' -> open(TokenKind.LBRACKET);
      case '{' -> open(TokenKind.LBRACE);
      case ')' -> close(TokenKind.RPAREN);
      case ']' -> close(TokenKind.RBRACKET);
      case '}' -> close(TokenKind.RBRACE);
      case ',' -> take(1, TokenKind.COMMA);
      case ';' -> take(1, TokenKind.SEMICOLON);
      case '?' -> take(1, TokenKind.QUESTION);
      case '~' -> take(1, TokenKind.TILDE);
      case ':' -> colon(second);
      case '-' -> minus(second);
      case '+' -> plus(second);
      case '<' -> atEscapedName() ? quoted(2) : less(second);
      case '>' -> greater(second);
      case '|' -> bar(second);
      case '=' -> second == '=' ? take(2, TokenKind.EQ) : take(1, TokenKind.ASSIGN);
      case '!' -> second == '=' ? take(2, TokenKind.NE) : take(1, TokenKind.BANG);
      case '&' ->
          second == '&'
              ? take(2, TokenKind.DOUBLE_AMPERSAND)
              : assignable(second, TokenKind.AMPERSAND, TokenKind.AMPERSAND_ASSIGN);
      case '^' -> assignable(second, TokenKind.CARET, TokenKind.CARET_ASSIGN);
      case '%' -> assignable(second, TokenKind.PERCENT, TokenKind.PERCENT_ASSIGN);
      case '@' -> assignable(second, TokenKind.AT, TokenKind.AT_ASSIGN);
      case '*' ->
          second == '*'
              ? assignable2(TokenKind.DOUBLE_STAR, TokenKind.DOUBLE_STAR_ASSIGN)
              : assignable(second, TokenKind.STAR, TokenKind.STAR_ASSIGN);
      case '/' ->
          second == '/'
              ? assignable2(TokenKind.DOUBLE_SLASH, TokenKind.DOUBLE_SLASH_ASSIGN)
              : assignable(second, TokenKind.SLASH, TokenKind.SLASH_ASSIGN);
      default -> {
        at += Character.charCount(text.codePointAt(at));
        yield invalid(Fault.UNKNOWN_CHARACTER);
      }
    };
  }

  private TokenKind colon(char second) {
    if (inField && fieldDepth == 0) {
      return take(1, TokenKind.COLON);
    }
    if (second == ':' && text.startsWith(INLINE_PYTHON, at)) {
      int end = text.indexOf(INLINE_PYTHON, at + INLINE_PYTHON.length());
      if (end < 0 || end + INLINE_PYTHON.length() > limit) {
        at = limit;
        return invalid(Fault.UNCLOSED_INLINE_PYTHON);
      }
      at = end + INLINE_PYTHON.length();
      return TokenKind.INLINE_PYTHON;
    }
    char third = peek(2);
    return switch (second) {
      case '=' -> take(2, TokenKind.WALRUS);
      case '>' -> take(2, TokenKind.ATOMIC_PIPE);
      case '-' -> third == '>' ? take(3, TokenKind.EDGE_OUT_CLOSE) : take(1, TokenKind.COLON);
      case '+' -> third == '>' ? take(3, TokenKind.CONNECT_OUT_CLOSE) : take(1, TokenKind.COLON);
      case '<' ->
          switch (third) {
            case '-' -> take(3, TokenKind.EDGE_IN_CLOSE);
            case '+' -> take(3, TokenKind.CONNECT_IN_CLOSE);
            default -> take(1, TokenKind.COLON);
          };
      default -> take(1, TokenKind.COLON);
    };
  }

  private TokenKind minus(char second) {
    if (second == '-' && peek(2) == '>') {
      return take(3, TokenKind.EDGE_OUT);
    }
    if (second == '>') {
      return peek(2) == ':' ? take(3, TokenKind.EDGE_OUT_OPEN) : take(2, TokenKind.ARROW);
    }
    return assignable(second, TokenKind.MINUS, TokenKind.MINUS_ASSIGN);
  }

  private TokenKind plus(char second) {
    if (second == '+' && peek(2) == '>') {
      return take(3, TokenKind.CONNECT_OUT);
    }
    if (second == '>' && peek(2) == ':') {
      return take(3, TokenKind.CONNECT_OUT_OPEN);
    }
    return assignable(second, TokenKind.PLUS, TokenKind.PLUS_ASSIGN);
  }

  private TokenKind less(char second) {
    char third = peek(2);
    return switch (second) {
      case '=' -> take(2, TokenKind.LE);
      case '<' -> assignable2(TokenKind.SHIFT_LEFT, TokenKind.SHIFT_LEFT_ASSIGN);
      case '|' -> take(2, TokenKind.PIPE_BACK);
      case ':' -> take(2, TokenKind.ATOMIC_PIPE_BACK);
      case '.' -> isDigit(third) ? take(1, TokenKind.LT) : take(2, TokenKind.DOT_PIPE_BACK);
      case '-' ->
          switch (third) {
            case '-' -> peek(3) == '>' ? take(4, TokenKind.EDGE_ANY) : take(3, TokenKind.EDGE_IN);
            case ':' -> take(3, TokenKind.EDGE_IN_OPEN);
            default -> take(1, TokenKind.LT);
          };
      case '+' ->
          switch (third) {
            case '+' ->
                peek(3) == '>' ? take(4, TokenKind.CONNECT_ANY) : take(3, TokenKind.CONNECT_IN);
            case ':' -> take(3, TokenKind.CONNECT_IN_OPEN);
            default -> take(1, TokenKind.LT);
          };
      default -> take(1, TokenKind.LT);
    };
  }

  private TokenKind greater(char second) {
    if (second == '>') {
      return assignable2(TokenKind.SHIFT_RIGHT, TokenKind.SHIFT_RIGHT_ASSIGN);
    }
    return second == '=' ? take(2, TokenKind.GE) : take(1, TokenKind.GT);
  }

  private TokenKind bar(char second) {
    return switch (second) {
      case '>' -> take(2, TokenKind.PIPE);
      case '|' -> take(2, TokenKind.DOUBLE_BAR);
      default -> assignable(second, TokenKind.BAR, TokenKind.BAR_ASSIGN);
    };
  }

  private TokenKind assignable(char second, TokenKind plain, TokenKind assigning) {
    return second == '=' ? take(2, assigning) : take(1, plain);
  }

  private TokenKind assignable2(TokenKind plain, TokenKind assigning) {
    return peek(2) == '=' ? take(3, assigning) : take(2, plain);
  }

  private TokenKind open(TokenKind kind) {
    fieldDepth++;
    return take(1, kind);
  }

  private TokenKind close(TokenKind kind) {
    fieldDepth--;
    return take(1, kind);
  }

  private TokenKind take(int length, TokenKind kind) {
    at += length;
    return kind;
  }

  private TokenKind invalid(Fault why) {
    fault = why;
    return TokenKind.INVALID;
  }

  private char peek(int ahead) {
    return at + ahead < limit ? text.charAt(at + ahead) : '\0';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  public static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }
}

package io.jacquard.jac.syntax;

import static io.jacquard.jac.syntax.lexer.TokenKind.*;

import io.jacquard.jac.syntax.lexer.TokenKind;

/**
 * How a lambda writes its parameters. {@code lambda x: int : x} annotates them, {@code lambda x: x}
 * of Python does not; which one stands there shows only behind the first colon.
 */
enum LambdaForm {
  /** {@code lambda (x: int) -> int {..}} */
  PARENTHESISED,
  /** {@code lambda x: int : x} */
  ANNOTATED,
  /** {@code lambda x: x}, {@code lambda : 5}, {@code lambda -> int : 5}, {@code lambda { .. }} */
  BARE;

  /** Looks ahead from the {@code lambda} at the cursor, which stays where it is. */
  static LambdaForm of(Cursor c) {
    if (c.kind(1) == LPAREN) {
      return PARENTHESISED;
    }
    int first = c.kind(1) == STAR || c.kind(1) == DOUBLE_STAR ? 2 : 1;
    return c.kind(first).isWord() && c.kind(first + 1) == COLON && annotates(c, first + 2)
        ? ANNOTATED
        : BARE;
  }

  /** Whether what follows the first colon is a type: a body or another parameter comes later. */
  private static boolean annotates(Cursor c, int from) {
    int depth = 0;
    for (int i = from; ; i++) {
      TokenKind kind = c.kind(i);
      if (kind == LBRACE && depth == 0 && i > from && endsOperand(c.kind(i - 1))) {
        return true;
      }
      if (kind.isOpener()) {
        depth++;
      } else if (kind.isCloser()) {
        if (--depth < 0) {
          return false;
        }
      } else if (kind == END || kind == SEMICOLON || kind == INVALID) {
        return false;
      } else if (depth == 0) {
        if (kind == COLON || kind == ARROW) {
          return true;
        }
        if (kind == LAMBDA || (kind == COMMA && !startsParameter(c, i + 1))) {
          return false;
        }
        if (kind == COMMA) {
          i += c.kind(i + 1).isWord() ? 2 : 1;
        }
      }
    }
  }

  private static boolean startsParameter(Cursor c, int at) {
    TokenKind kind = c.kind(at);
    return kind == STAR
        || kind == DOUBLE_STAR
        || kind == SLASH
        || (kind.isWord() && c.kind(at + 1) == COLON);
  }

  /** Whether a brace behind this token opens a block, and no dict. */
  static boolean endsOperand(TokenKind kind) {
    return switch (kind) {
      case INT, FLOAT, STRING, FSTRING, RBRACKET, RPAREN, RBRACE -> true;
      case IF, ELSE, AND, OR, NOT, IN, IS -> false;
      default -> kind.isWord();
    };
  }
}

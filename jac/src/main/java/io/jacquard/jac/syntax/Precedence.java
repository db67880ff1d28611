package io.jacquard.jac.syntax;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How tightly the infix operators bind: Python's table. Higher binds tighter. */
final class Precedence {
  static final int NONE = -1;
  static final int OR = 1;
  static final int AND = 2;
  static final int NOT = 3;
  static final int COMPARE = 4;
  static final int POWER = 11;

  private static final byte[] LEVELS = new byte[TokenKind.values().length];
  private static final Expr.@Nullable BinaryOp[] OPERATORS =
      new Expr.BinaryOp[TokenKind.values().length];

  static {
    Arrays.fill(LEVELS, (byte) NONE);
    level(OR, TokenKind.OR, TokenKind.DOUBLE_BAR);
    level(AND, TokenKind.AND, TokenKind.DOUBLE_AMPERSAND);
    level(COMPARE, TokenKind.EQ, TokenKind.NE, TokenKind.LT, TokenKind.LE);
    level(COMPARE, TokenKind.GT, TokenKind.GE, TokenKind.IN, TokenKind.IS);
    operator(5, TokenKind.BAR, Expr.BinaryOp.BIT_OR);
    operator(6, TokenKind.CARET, Expr.BinaryOp.BIT_XOR);
    operator(7, TokenKind.AMPERSAND, Expr.BinaryOp.BIT_AND);
    operator(8, TokenKind.SHIFT_LEFT, Expr.BinaryOp.SHIFT_LEFT);
    operator(8, TokenKind.SHIFT_RIGHT, Expr.BinaryOp.SHIFT_RIGHT);
    operator(9, TokenKind.PLUS, Expr.BinaryOp.ADD);
    operator(9, TokenKind.MINUS, Expr.BinaryOp.SUBTRACT);
    operator(10, TokenKind.STAR, Expr.BinaryOp.MULTIPLY);
    operator(10, TokenKind.SLASH, Expr.BinaryOp.DIVIDE);
    operator(10, TokenKind.DOUBLE_SLASH, Expr.BinaryOp.FLOOR_DIVIDE);
    operator(10, TokenKind.PERCENT, Expr.BinaryOp.MODULO);
    operator(10, TokenKind.AT, Expr.BinaryOp.MATRIX_MULTIPLY);
    operator(POWER, TokenKind.DOUBLE_STAR, Expr.BinaryOp.POWER);
  }

  private Precedence() {}

  static int of(TokenKind kind) {
    return LEVELS[kind.ordinal()];
  }

  /** The arithmetic or bit operator a token stands for, else {@code null}. */
  static Expr.@Nullable BinaryOp operator(TokenKind kind) {
    return OPERATORS[kind.ordinal()];
  }

  private static void level(int level, TokenKind... kinds) {
    for (TokenKind kind : kinds) {
      LEVELS[kind.ordinal()] = (byte) level;
    }
  }

  private static void operator(int level, TokenKind kind, Expr.BinaryOp operator) {
    level(level, kind);
    OPERATORS[kind.ordinal()] = operator;
  }
}

package io.jacquard.jac.syntax;

/** How tightly the infix operators bind: Python's table. Higher binds tighter. */
final class Precedence {
  static final int NONE = -1;
  static final int OR = 1;
  static final int AND = 2;
  static final int NOT = 3;
  static final int COMPARE = 4;
  static final int BIT_OR = 5;
  static final int BIT_XOR = 6;
  static final int BIT_AND = 7;
  static final int SHIFT = 8;
  static final int SUM = 9;
  static final int PRODUCT = 10;
  static final int POWER = 11;

  private Precedence() {}
}

package io.jacquard.jac.syntax;

/** How tightly the infix operators bind: Python's table. Higher binds tighter. */
public final class Precedence {
  public static final int NONE = -1;
  public static final int OR = 1;
  public static final int AND = 2;
  static final int NOT = 3;
  public static final int COMPARE = 4;
  public static final int BIT_OR = 5;
  public static final int BIT_XOR = 6;
  public static final int BIT_AND = 7;
  public static final int SHIFT = 8;
  public static final int SUM = 9;
  public static final int PRODUCT = 10;
  public static final int POWER = 11;

  private Precedence() {}
}

package io.jacquard.jac.runtime.operator;

/** The binary operators and comparisons, with their symbols and the methods that overload them. */
public enum Operator {
  ADD("+", "add"),
  SUBTRACT("-", "sub"),
  MULTIPLY("*", "mul"),
  DIVIDE("/", "truediv"),
  FLOOR_DIVIDE("//", "floordiv"),
  MODULO("%", "mod"),
  POWER("** or pow()", "pow"),
  MATRIX_MULTIPLY("@", "matmul"),
  BIT_AND("&", "and"),
  BIT_OR("|", "or"),
  BIT_XOR("^", "xor"),
  SHIFT_LEFT("<<", "lshift"),
  SHIFT_RIGHT(">>", "rshift"),
  LT("<", "lt", "gt"),
  LE("<=", "le", "ge"),
  GT(">", "gt", "lt"),
  GE(">=", "ge", "le");

  private final String symbol;
  private final String method;
  private final String reflected;
  private final String inPlace;

  Operator(String symbol, String stem) {
    this(symbol, stem, "r" + stem);
  }

  Operator(String symbol, String stem, String reflectedStem) {
    this.symbol = symbol;
    this.method = "__" + stem + "__";
    this.reflected = "__" + reflectedStem + "__";
    this.inPlace = "__i" + stem + "__";
  }

  /** As CPython writes it in "unsupported operand type(s) for …". */
  public String symbol() {
    return symbol;
  }

  /** {@code __add__}. */
  public String method() {
    return method;
  }

  /** {@code __radd__}; for a comparison the mirrored one. */
  public String reflectedMethod() {
    return reflected;
  }

  /** {@code __iadd__}; meaningless for comparisons. */
  public String inPlaceMethod() {
    return inPlace;
  }

  /** The answer of a comparison operator for operands that compare as {@code order}. */
  public boolean holds(int order) {
    return switch (this) {
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
      default -> throw new IllegalStateException(symbol + " is no comparison");
    };
  }
}

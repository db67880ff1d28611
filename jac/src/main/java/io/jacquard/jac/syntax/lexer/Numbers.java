package io.jacquard.jac.syntax.lexer;

import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.Cursor;
import io.jacquard.jac.syntax.tree.Expr;
import java.math.BigInteger;

/** Values of number tokens. */
public final class Numbers {
  /** CPython's limit; longer ones would take quadratic time to read. */
  private static final int MAX_DIGITS = 4300;

  private Numbers() {}

  /** The literal at the cursor, which stays where it is. */
  public static Expr parse(Cursor c) {
    Span span = c.tokenSpan();
    String text = c.text().replace("_", "");
    if (c.at(TokenKind.FLOAT)) {
      return new Expr.FloatLiteral(span, Double.parseDouble(text));
    }
    int radix = radix(text);
    String digits = radix == 10 ? text : text.substring(2);
    if (digits.length() > MAX_DIGITS || digits.isEmpty()) {
      throw c.fail(
          "bad-number",
          digits.isEmpty()
              ? "'" + c.text() + "' is not a number"
              : "a number of more than " + MAX_DIGITS + " digits",
          span);
    }
    return new Expr.IntLiteral(
        span,
        digits.length() <= 15
            ? BigInteger.valueOf(Long.parseLong(digits, radix))
            : new BigInteger(digits, radix));
  }

  private static int radix(String text) {
    if (text.length() < 2 || text.charAt(0) != '0') {
      return 10;
    }
    return switch (text.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'b', 'B' -> 2;
      case 'o', 'O' -> 8;
      default -> 10;
    };
  }
}

package io.jacquard.jac.eval.statement;

import io.jacquard.jac.resolve.ir.IrStmt;
import java.util.List;

/** Whether statements yield, so that the steps made from them must be able to go on. */
public final class Suspends {
  private Suspends() {}

  public static boolean any(List<IrStmt> statements) {
    return statements.stream().anyMatch(Suspends::one);
  }

  private static boolean one(IrStmt stmt) {
    return switch (stmt) {
      case IrStmt.Yield _ -> true;
      case IrStmt.If(_, _, var then, var otherwise) -> any(then) || any(otherwise);
      case IrStmt.While(_, _, var body, var step, var otherwise) ->
          any(body) || any(step) || any(otherwise);
      case IrStmt.For(_, _, _, _, _, var body, var otherwise) -> any(body) || any(otherwise);
      case IrStmt.Breakable(_, var body) -> any(body);
      case IrStmt.Try s ->
          any(s.body())
              || any(s.otherwise())
              || any(s.finale())
              || s.handlers().stream().anyMatch(h -> any(h.body()));
      case IrStmt.With s -> any(s.body());
      case IrStmt.Visit s -> any(s.otherwise());
      default -> false;
    };
  }
}

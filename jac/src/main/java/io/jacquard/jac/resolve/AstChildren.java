package io.jacquard.jac.resolve;

import io.jacquard.jac.syntax.tree.Expr;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Visits the expressions directly inside an expression, in order, without entering functions. */
public final class AstChildren {
  private AstChildren() {}

  public static void forEach(Expr expr, Consumer<Expr> to) {
    switch (expr) {
      case Expr.Name _,
          Expr.Special _,
          Expr.IntLiteral _,
          Expr.FloatLiteral _,
          Expr.StringLiteral _,
          Expr.BytesLiteral _,
          Expr.BoolLiteral _,
          Expr.NoneLiteral _,
          Expr.EllipsisLiteral _,
          Expr.Lambda _,
          Expr.FunctionExpr _,
          Expr.Jsx _ -> {}
      case Expr.FString e -> parts(e.parts(), to);
      case Expr.Attribute e -> to.accept(e.target());
      case Expr.Index e -> each(to, e.target(), e.index());
      case Expr.Slice e -> each(to, e.lower(), e.upper(), e.step());
      case Expr.Call e -> {
        to.accept(e.callee());
        e.arguments().forEach(argument -> to.accept(argument.value()));
      }
      case Expr.Unary e -> to.accept(e.operand());
      case Expr.Binary e -> each(to, e.left(), e.right());
      case Expr.BoolOp e -> each(to, e.left(), e.right());
      case Expr.Compare e -> {
        to.accept(e.first());
        e.rest().forEach(to);
      }
      case Expr.Conditional e -> each(to, e.test(), e.then(), e.otherwise());
      case Expr.TupleLiteral e -> e.elements().forEach(to);
      case Expr.ArgumentTuple e -> e.arguments().forEach(argument -> to.accept(argument.value()));
      case Expr.ListLiteral e -> e.elements().forEach(to);
      case Expr.SetLiteral e -> e.elements().forEach(to);
      case Expr.DictLiteral e -> {
        for (int i = 0; i < e.values().size(); i++) {
          each(to, e.keys().get(i), e.values().get(i));
        }
      }
      case Expr.Starred e -> to.accept(e.value());
      case Expr.Comprehension e -> {
        for (Expr.ComprehensionClause clause : e.clauses()) {
          to.accept(clause.iterable());
          clause.conditions().forEach(to);
        }
        each(to, e.element(), e.value());
      }
      case Expr.Walrus e -> to.accept(e.value());
      case Expr.Await e -> to.accept(e.value());
      case Expr.Yield e -> each(to, e.value());
      case Expr.YieldFrom e -> to.accept(e.value());
      case Expr.Flow e -> to.accept(e.value());
      case Expr.Wait e -> to.accept(e.value());
      case Expr.Pipe e -> each(to, e.value(), e.function());
      case Expr.PrefixCall e -> to.accept(e.function());
      case Expr.By e -> each(to, e.left(), e.right());
      case Expr.Spawn e -> each(to, e.left(), e.right());
      case Expr.Connect e -> {
        to.accept(e.left());
        each(to, e.op().edge());
        e.op().assignments().forEach(assignment -> to.accept(assignment.value()));
        to.accept(e.right());
      }
      case Expr.Disconnect e -> {
        to.accept(e.left());
        edge(e.op(), to);
        to.accept(e.right());
      }
      case Expr.EdgeReference e -> {
        each(to, e.origin());
        for (Expr.Hop hop : e.hops()) {
          edge(hop.op(), to);
          each(to, hop.nodeType());
          hop.nodeConditions().forEach(condition -> to.accept(condition.value()));
        }
      }
      case Expr.Filter e -> {
        each(to, e.target(), e.type());
        e.conditions().forEach(condition -> to.accept(condition.value()));
      }
      case Expr.AssignAll e -> {
        to.accept(e.target());
        e.assignments().forEach(assignment -> to.accept(assignment.value()));
      }
      case Expr.ObjectById e -> to.accept(e.id());
    }
  }

  private static void edge(Expr.EdgeOp op, Consumer<Expr> to) {
    each(to, op.type());
    op.conditions().forEach(condition -> to.accept(condition.value()));
  }

  private static void parts(List<Expr.FPart> parts, Consumer<Expr> to) {
    for (Expr.FPart part : parts) {
      if (part instanceof Expr.FPart.Field field) {
        to.accept(field.value());
        parts(field.spec(), to);
      }
    }
  }

  private static void each(Consumer<Expr> to, @Nullable Expr... exprs) {
    for (Expr expr : exprs) {
      if (expr != null) {
        to.accept(expr);
      }
    }
  }
}

package io.jacquard.jac.resolve;

import io.jacquard.jac.resolve.ir.FunctionCode;
import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrExpr.IrClause;
import io.jacquard.jac.resolve.ir.IrExpr.SequenceKind;
import io.jacquard.jac.resolve.ir.IrStmt;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.ir.Target;
import io.jacquard.jac.resolve.ir.Variable;
import io.jacquard.jac.resolve.scope.Bindings;
import io.jacquard.jac.resolve.scope.Scope;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.syntax.tree.Expr;
import java.util.ArrayList;
import java.util.List;

/** Resolves comprehensions (in the frame that holds them) and generator expressions. */
final class Comprehensions {
  private final Body body;
  private final Expressions outer;

  Comprehensions(Body body, Expressions outer) {
    this.body = body;
    this.outer = outer;
  }

  IrExpr resolve(Expr.Comprehension e) {
    return e.kind() == Expr.ComprehensionKind.GENERATOR ? generator(e) : inline(e);
  }

  private IrExpr inline(Expr.Comprehension e) {
    IrExpr first = outer.resolve(e.clauses().getFirst().iterable());
    Scope around = body.scope();
    Scope inner = around.comprehension();
    List<Variable> variables = new ArrayList<>();
    for (Expr.ComprehensionClause clause : e.clauses()) {
      for (String name : Bindings.ofTarget(clause.target())) {
        variables.add(inner.declare(name));
      }
    }
    body.enter(inner);
    try {
      List<IrClause> clauses = new ArrayList<>();
      for (Expr.ComprehensionClause clause : e.clauses()) {
        IrExpr iterable = clauses.isEmpty() ? first : outer.resolve(clause.iterable());
        clauses.add(
            new IrClause(
                clause.async(),
                outer.target(clause.target()),
                iterable,
                outer.all(clause.conditions())));
      }
      IrExpr element = outer.resolve(e.element());
      return new IrExpr.Comprehension(
          e.span().start(),
          SequenceKind.valueOf(e.kind().name()),
          variables,
          clauses,
          element,
          outer.optional(e.value()));
    } finally {
      body.leave(around);
    }
  }

  private IrExpr generator(Expr.Comprehension e) {
    int at = e.span().start();
    IrExpr first = outer.resolve(e.clauses().getFirst().iterable());
    Scope scope = body.scope().function(body.scope().receiver());
    Variable source = scope.declare(".0");
    for (Expr.ComprehensionClause clause : e.clauses()) {
      Bindings.ofTarget(clause.target()).forEach(scope::declare);
    }
    Body inner =
        new Body(
            body.resolver(), body.source(), body.qualify("<genexpr>"), Body.Form.FUNCTION, scope);
    Expressions expressions = new Expressions(inner);
    List<IrStmt> statements =
        clauses(e, 0, new IrExpr.Load(at, new Place.Local(source)), expressions);
    FunctionCode.Parameter parameter =
        new FunctionCode.Parameter(source, PyFunction.ParameterKind.POSITIONAL_ONLY, null, false);
    FunctionCode code =
        new FunctionCode(
            "<genexpr>",
            body.qualify("<genexpr>"),
            body.source(),
            at,
            List.of(parameter),
            scope.frame().captures(),
            scope.frame().locals(),
            YieldLowering.lower(statements, scope.frame()),
            true,
            e.clauses().stream().anyMatch(Expr.ComprehensionClause::async),
            null,
            FunctionCode.NO_RESULT);
    return new IrExpr.MakeGenerator(at, code, first);
  }

  private List<IrStmt> clauses(
      Expr.Comprehension e, int index, IrExpr source, Expressions expressions) {
    if (index == e.clauses().size()) {
      int at = e.element().span().start();
      IrExpr element = expressions.resolve(e.element());
      return List.of(new IrStmt.Eval(at, new IrExpr.Yield(at, element, false)));
    }
    Expr.ComprehensionClause clause = e.clauses().get(index);
    int at = clause.span().start();
    IrExpr iterable = index == 0 ? source : expressions.resolve(clause.iterable());
    Target target = expressions.target(clause.target());
    List<IrExpr> conditions = expressions.all(clause.conditions());
    List<IrStmt> inside = clauses(e, index + 1, source, expressions);
    for (IrExpr condition : conditions.reversed()) {
      inside = List.of(new IrStmt.If(condition.at(), condition, inside, List.of()));
    }
    return List.of(new IrStmt.For(at, clause.async(), target, iterable, null, inside, List.of()));
  }
}

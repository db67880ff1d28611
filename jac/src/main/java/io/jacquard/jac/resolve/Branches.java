package io.jacquard.jac.resolve;

import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrPattern;
import io.jacquard.jac.resolve.ir.IrStmt;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.ir.Target;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.source.Span;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Pattern;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves {@code match} and {@code switch} to conditions over a subject kept in a temporary. */
final class Branches {
  private final Body body;
  private final Expressions expressions;
  private final Statements statements;

  Branches(Body body, Expressions expressions, Statements statements) {
    this.body = body;
    this.expressions = expressions;
    this.statements = statements;
  }

  void match(Stmt.Match s, List<IrStmt> out) {
    Place subject = keep(s.subject(), out);
    List<IrStmt> otherwise = List.of();
    List<IrStmt> resolved = new ArrayList<>();
    for (Stmt.MatchCase c : s.cases()) {
      int at = c.span().start();
      IrExpr test = new IrExpr.Matches(at, new IrExpr.Load(at, subject), pattern(c.pattern()));
      if (c.guard() != null) {
        test = new IrExpr.Logical(at, true, test, expressions.resolve(c.guard()));
      }
      resolved.add(new IrStmt.If(at, test, statements.block(c.body()), List.of()));
    }
    for (IrStmt branch : resolved.reversed()) {
      if (branch instanceof IrStmt.If(var at, var test, var then, _)) {
        otherwise = List.of(new IrStmt.If(at, test, then, otherwise));
      }
    }
    out.addAll(otherwise);
  }

  /** The first case that matches runs, and all that follow it until a break. */
  void switchStatement(Stmt.Switch s, List<IrStmt> out) {
    int at = s.span().start();
    Place subject = keep(s.subject(), out);
    Place running = new Place.Local(body.temporary("running"));
    List<IrStmt> inside = new ArrayList<>();
    inside.add(set(at, running, false));
    body.inSwitch(() -> {
      for (Stmt.SwitchCase c : s.cases()) {
        inside.add(switchCase(c, subject, running));
      }
    });
    out.add(new IrStmt.Breakable(at, inside));
  }

  private IrStmt switchCase(Stmt.SwitchCase c, Place subject, Place running) {
    int at = c.span().start();
    List<IrStmt> then = new ArrayList<>();
    then.add(set(at, running, true));
    then.addAll(statements.block(c.body()));
    IrExpr test =
        c.pattern() == null
            ? new IrExpr.Const(at, true)
            : new IrExpr.Logical(
                at,
                false,
                new IrExpr.Load(at, running),
                new IrExpr.Matches(at, new IrExpr.Load(at, subject), pattern(c.pattern())));
    return new IrStmt.If(at, test, then, List.of());
  }

  private Place keep(Expr subject, List<IrStmt> out) {
    Place place = new Place.Local(body.temporary("subject"));
    int at = subject.span().start();
    out.add(
        new IrStmt.Store(at, List.of(new Target.Name(at, place)), expressions.resolve(subject)));
    return place;
  }

  private static IrStmt set(int at, Place place, boolean value) {
    return new IrStmt.Store(at, List.of(new Target.Name(at, place)), new IrExpr.Const(at, value));
  }

  private IrPattern pattern(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Literal p -> {
        IrExpr value = expressions.resolve(p.value());
        boolean identity =
            value instanceof IrExpr.Const(_, var constant)
                && (constant == None.NONE || constant instanceof Boolean);
        yield new IrPattern.Value(value, identity);
      }
      case Pattern.Value p -> new IrPattern.Value(expressions.resolve(p.value()), false);
      case Pattern.Capture p -> new IrPattern.Capture(place(p.name()));
      case Pattern.As p -> new IrPattern.As(pattern(p.pattern()), body.scope().resolve(p.name()));
      case Pattern.Or p -> new IrPattern.Or(all(p.alternatives()));
      case Pattern.Sequence p -> sequence(p);
      case Pattern.Rest p -> misplacedRest(p.span());
      case Pattern.Mapping p ->
          new IrPattern.Mapping(expressions.all(p.keys()), all(p.values()), place(p.rest()));
      case Pattern.ClassPattern p ->
          new IrPattern.ClassPattern(
              expressions.resolve(p.type()), all(p.positional()), p.names(), all(p.named()));
    };
  }

  private IrPattern misplacedRest(Span span) {
    body.error("misplaced-rest-pattern", "a starred pattern may only stand in a sequence", span);
    return new IrPattern.Capture(null);
  }

  private IrPattern sequence(Pattern.Sequence p) {
    List<IrPattern> elements = new ArrayList<>();
    int star = -1;
    Place rest = null;
    for (Pattern element : p.elements()) {
      if (element instanceof Pattern.Rest(var span, var name)) {
        if (star >= 0) {
          body.error("two-rest-patterns", "multiple starred patterns in sequence", span);
        }
        star = elements.size();
        rest = place(name);
      } else {
        elements.add(pattern(element));
      }
    }
    return new IrPattern.Sequence(elements, star, rest);
  }

  private List<IrPattern> all(List<Pattern> patterns) {
    return patterns.stream().map(this::pattern).toList();
  }

  private @Nullable Place place(@Nullable String name) {
    return name == null ? null : body.scope().resolve(name);
  }
}

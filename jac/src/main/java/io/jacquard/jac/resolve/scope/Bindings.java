package io.jacquard.jac.resolve.scope;

import io.jacquard.jac.resolve.AstChildren;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Pattern;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that a body binds in its own scope, collected before any of its names is resolved; and
 * whether the body yields. Does not look into functions and classes inside the body.
 */
public final class Bindings {
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> globals = new LinkedHashSet<>();
  private final Set<String> nonlocals = new LinkedHashSet<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Set<String> values = new LinkedHashSet<>();
  private boolean yields;

  public static Bindings of(List<Stmt> body) {
    Bindings bindings = new Bindings();
    bindings.block(body);
    bindings.names.removeAll(bindings.globals);
    bindings.names.removeAll(bindings.nonlocals);
    bindings.changed.retainAll(bindings.names);
    return bindings;
  }

  public static Bindings of(Expr body) {
    Bindings bindings = new Bindings();
    bindings.expr(body);
    return bindings;
  }

  /** The names that a target binds. */
  public static Set<String> ofTarget(Expr target) {
    Bindings bindings = new Bindings();
    bindings.target(target);
    return bindings.names;
  }

  public Set<String> names() {
    return names;
  }

  public Set<String> globals() {
    return globals;
  }

  Set<String> nonlocals() {
    return nonlocals;
  }

  /** The names that the body changes by {@code +=} and its kin without ever binding them first. */
  public Set<String> onlyChanged() {
    return changed;
  }

  /** The names that the body binds to anything else than a module that it imports whole. */
  public Set<String> values() {
    return values;
  }

  public boolean yields() {
    return yields;
  }

  /** The name that a special reference is where it is bound like any other. */
  public static String nameOf(Expr.SpecialRef ref) {
    return ref.name().toLowerCase(Locale.ROOT);
  }

  /** The name that {@code import a.b.c} binds. */
  public static String bound(Stmt.ImportedModule module) {
    if (module.alias() != null) {
      return module.alias();
    }
    int dot = module.path().indexOf('.');
    return dot < 0 ? module.path() : module.path().substring(0, dot);
  }

  public static String bound(Stmt.ImportedName name) {
    return name.alias() == null ? name.name() : name.alias();
  }

  private void block(List<Stmt> body) {
    body.forEach(this::stmt);
  }

  private void stmt(Stmt stmt) {
    switch (stmt) {
      case Stmt.Import s -> s.modules().forEach(module -> names.add(bound(module)));
      case Stmt.ImportFrom s -> s.names().forEach(name -> bind(bound(name)));
      case Stmt.Archetype s -> {
        bind(s.name());
        s.decorators().forEach(this::expr);
        s.bases().forEach(this::expr);
      }
      case Stmt.EnumDeclaration s -> bind(s.name());
      case Stmt.EnumMember s -> bind(s.name());
      case Stmt.Function s -> bind(Names.method(s.name()));
      case Stmt.Ability s -> {
        if (s.name() != null) {
          bind(Names.method(s.name()));
        }
      }
      case Stmt.Has s -> s.fields().forEach(field -> bind(field.name()));
      case Stmt.Globals s -> block(s.assignments());
      case Stmt.Entry s -> block(s.body());
      case Stmt.If s -> {
        expr(s.test());
        block(s.then());
        block(s.otherwise());
      }
      case Stmt.While s -> {
        expr(s.test());
        block(s.body());
        block(s.otherwise());
      }
      case Stmt.ForIn s -> {
        target(s.target());
        expr(s.iterable());
        block(s.body());
        block(s.otherwise());
      }
      case Stmt.ForCount s -> {
        stmt(s.start());
        expr(s.test());
        stmt(s.step());
        block(s.body());
        block(s.otherwise());
      }
      case Stmt.Try s -> {
        block(s.body());
        for (Stmt.Handler handler : s.handlers()) {
          expr(handler.type());
          if (handler.name() != null) {
            bind(handler.name());
          }
          block(handler.body());
        }
        block(s.otherwise());
        block(s.finale());
      }
      case Stmt.Match s -> {
        expr(s.subject());
        for (Stmt.MatchCase c : s.cases()) {
          pattern(c.pattern());
          expr(c.guard());
          block(c.body());
        }
      }
      case Stmt.Switch s -> {
        expr(s.subject());
        for (Stmt.SwitchCase c : s.cases()) {
          if (c.pattern() != null) {
            pattern(c.pattern());
          }
          block(c.body());
        }
      }
      case Stmt.With s -> {
        for (Stmt.WithItem item : s.items()) {
          expr(item.context());
          if (item.target() != null) {
            target(item.target());
          }
        }
        block(s.body());
      }
      case Stmt.Global s -> globals.addAll(s.names());
      case Stmt.Nonlocal s -> nonlocals.addAll(s.names());
      case Stmt.TypedContext s -> block(s.body());
      case Stmt.Return s -> expr(s.value());
      case Stmt.Raise s -> {
        expr(s.exception());
        expr(s.cause());
      }
      case Stmt.Assert s -> {
        expr(s.test());
        expr(s.message());
      }
      case Stmt.Delete s -> target(s.target());
      case Stmt.Report s -> expr(s.value());
      case Stmt.Visit s -> {
        expr(s.index());
        expr(s.target());
        block(s.otherwise());
      }
      case Stmt.Assign s -> {
        s.targets().forEach(this::target);
        expr(s.value());
      }
      case Stmt.AugmentedAssign s -> {
        change(s.target());
        expr(s.value());
      }
      case Stmt.ExprStmt s -> expr(s.value());
      case Stmt.Include _,
          Stmt.Impl _,
          Stmt.Sem _,
          Stmt.Test _,
          Stmt.Skip _,
          Stmt.Disengage _,
          Stmt.Break _,
          Stmt.Continue _,
          Stmt.InlinePython _ -> {}
    }
  }

  private void bind(String name) {
    names.add(name);
    values.add(name);
    changed.remove(name);
  }

  private void change(Expr target) {
    if (!(target instanceof Expr.Name(_, var id, _))) {
      target(target);
    } else if (names.add(id)) {
      changed.add(id);
    }
  }

  private void target(Expr target) {
    switch (target) {
      case Expr.Name name -> bind(name.id());
      case Expr.Special special -> bind(nameOf(special.ref()));
      case Expr.Starred starred -> target(starred.value());
      case Expr.TupleLiteral tuple -> tuple.elements().forEach(this::target);
      case Expr.ListLiteral list -> list.elements().forEach(this::target);
      default -> expr(target);
    }
  }

  private void pattern(Pattern pattern) {
    switch (pattern) {
      case Pattern.Literal _, Pattern.Value _ -> {}
      case Pattern.Capture p -> name(p.name());
      case Pattern.As p -> {
        pattern(p.pattern());
        name(p.name());
      }
      case Pattern.Or p -> p.alternatives().forEach(this::pattern);
      case Pattern.Sequence p -> p.elements().forEach(this::pattern);
      case Pattern.Rest p -> name(p.name());
      case Pattern.Mapping p -> {
        p.values().forEach(this::pattern);
        name(p.rest());
      }
      case Pattern.ClassPattern p -> {
        p.positional().forEach(this::pattern);
        p.named().forEach(this::pattern);
      }
    }
  }

  private void name(@Nullable String name) {
    if (name != null) {
      bind(name);
    }
  }

  private void expr(@Nullable Expr expr) {
    switch (expr) {
      case null -> {}
      case Expr.Walrus walrus -> {
        bind(walrus.target().id());
        expr(walrus.value());
      }
      case Expr.Yield _, Expr.YieldFrom _ -> {
        yields = true;
        AstChildren.forEach(expr, this::expr);
      }
      case Expr.Flow(_, Expr.Call call) -> AstChildren.forEach(call, this::expr);
      case Expr.Flow _ -> {}
      default -> AstChildren.forEach(expr, this::expr);
    }
  }
}

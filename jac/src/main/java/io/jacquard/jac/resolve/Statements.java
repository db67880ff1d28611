package io.jacquard.jac.resolve;

import io.jacquard.jac.resolve.ir.FunctionCode;
import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrStmt;
import io.jacquard.jac.resolve.ir.IrStmt.IrHandler;
import io.jacquard.jac.resolve.ir.IrStmt.IrImported;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.ir.Target;
import io.jacquard.jac.resolve.ir.Variable;
import io.jacquard.jac.resolve.scope.Bindings;
import io.jacquard.jac.resolve.scope.Names;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.List;

/** Resolves the statements of one body. */
final class Statements {
  private static final String ABSTRACT = "__isabstractmethod__";

  private final Body body;
  private final Expressions expressions;
  private final Branches branches;

  Statements(Body body) {
    this.body = body;
    this.expressions = new Expressions(body);
    this.branches = new Branches(body, expressions, this);
  }

  Expressions expressions() {
    return expressions;
  }

  List<IrStmt> block(List<Stmt> statements) {
    List<IrStmt> resolved = new ArrayList<>();
    for (Stmt stmt : statements) {
      add(stmt, resolved);
    }
    return resolved;
  }

  private void add(Stmt stmt, List<IrStmt> out) {
    int at = stmt.span().start();
    switch (stmt) {
      case Stmt.Import s -> imports(s, out);
      case Stmt.ImportFrom s -> importFrom(s, out);
      case Stmt.Include s -> {
        outsideFunctions(s, "include");
        body.resolver().included(0, s.module(), List.of(), s.span());
        out.add(new IrStmt.Include(at, s.module()));
      }
      case Stmt.Archetype s -> {
        IrExpr made = new Classes(body, expressions).archetype(s);
        out.add(store(at, s.name(), made));
      }
      case Stmt.EnumDeclaration s -> {
        IrExpr made = new Classes(body, expressions).enumeration(s);
        out.add(store(at, s.name(), made));
      }
      case Stmt.Function s -> {
        IrExpr made = new Functions(body, expressions).function(s);
        String name = body.form() == Body.Form.CLASS ? Names.method(s.name()) : s.name();
        out.add(store(at, name, made));
        if (s.isAbstract() && !s.isStatic() && s.decorators().isEmpty()) {
          Target mark = new Target.Attribute(at, expressions.load(at, name), ABSTRACT);
          out.add(new IrStmt.Store(at, List.of(mark), new IrExpr.Const(at, true)));
        }
      }
      case Stmt.Globals s -> {
        for (Stmt assignment : s.assignments()) {
          if (!(assignment instanceof Stmt.ExprStmt)) {
            add(assignment, out);
          }
        }
      }
      case Stmt.Entry s -> entry(s, out);
      case Stmt.Test s -> test(s, out);
      case Stmt.Ability s -> misplaced(s, "an ability may only stand in a class");
      case Stmt.Has s -> misplaced(s, "'has' may only stand in a class");
      case Stmt.EnumMember s -> misplaced(s, "an enum member may only stand in an enum");
      case Stmt.InlinePython s ->
          body.error("inline-python", "inline Python ('::py::') is not supported", s.span());
      case Stmt.Impl _, Stmt.Sem _ -> {}
      case Stmt.If s ->
          out.add(
              new IrStmt.If(
                  at, expressions.resolve(s.test()), block(s.then()), block(s.otherwise())));
      case Stmt.While s -> {
        IrExpr test = expressions.resolve(s.test());
        out.add(new IrStmt.While(at, test, loop(s.body()), List.of(), block(s.otherwise())));
      }
      case Stmt.ForIn s -> {
        IrExpr iterable = expressions.resolve(s.iterable());
        Target target = expressions.target(s.target());
        List<IrStmt> inside = loop(s.body());
        out.add(
            new IrStmt.For(at, s.async(), target, iterable, null, inside, block(s.otherwise())));
      }
      case Stmt.ForCount s -> {
        add(s.start(), out);
        IrExpr test = expressions.resolve(s.test());
        List<IrStmt> step = block(List.of(s.step()));
        out.add(new IrStmt.While(at, test, loop(s.body()), step, block(s.otherwise())));
      }
      case Stmt.Try s -> out.add(tryStatement(s));
      case Stmt.Match s -> branches.match(s, out);
      case Stmt.Switch s -> branches.switchStatement(s, out);
      case Stmt.With s -> out.add(with(s, 0));
      case Stmt.Global _ -> {}
      case Stmt.Nonlocal s -> nonlocal(s);
      case Stmt.TypedContext s -> out.add(typedContext(s));
      case Stmt.Return s -> {
        insideFunction(s, "return");
        out.add(new IrStmt.Return(at, expressions.optional(s.value())));
      }
      case Stmt.Raise s ->
          out.add(
              new IrStmt.Raise(
                  at,
                  expressions.optional(s.exception()),
                  expressions.optional(s.cause()),
                  body.handled()));
      case Stmt.Assert s ->
          out.add(
              new IrStmt.Assert(
                  at,
                  expressions.resolve(s.test()),
                  expressions.optional(s.message()),
                  body.form() == Body.Form.TEST));
      case Stmt.Delete s -> delete(s.target(), out);
      case Stmt.Report s -> out.add(new IrStmt.Report(at, expressions.resolve(s.value())));
      case Stmt.Visit s -> {
        insideFunction(s, "visit");
        out.add(
            new IrStmt.Visit(
                at,
                expressions.spatial().walker(at),
                expressions.resolve(s.target()),
                expressions.optional(s.index()),
                block(s.otherwise())));
      }
      case Stmt.Skip s -> {
        insideFunction(s, "skip");
        out.add(new IrStmt.Return(at, null));
      }
      case Stmt.Disengage s -> {
        insideFunction(s, "disengage");
        out.add(new IrStmt.Disengage(at, expressions.spatial().walker(at)));
        out.add(new IrStmt.Return(at, null));
      }
      case Stmt.Break s -> {
        if (!body.mayBreak()) {
          body.error("break-outside-loop", "'break' outside loop", s.span());
        }
        out.add(new IrStmt.Break(at));
      }
      case Stmt.Continue s -> {
        if (!body.mayContinue()) {
          body.error("continue-outside-loop", "'continue' not properly in loop", s.span());
        }
        out.add(new IrStmt.Continue(at));
      }
      case Stmt.Assign s -> assign(s, out);
      case Stmt.AugmentedAssign s -> out.add(augmented(s));
      case Stmt.ExprStmt s -> out.add(new IrStmt.Eval(at, expressions.resolve(s.value())));
    }
  }

  IrStmt store(int at, String name, IrExpr value) {
    Place place = body.scope().resolve(name);
    return new IrStmt.Store(at, List.of(new Target.Name(at, place)), value);
  }

  private List<IrStmt> loop(List<Stmt> statements) {
    List<IrStmt> resolved = new ArrayList<>();
    body.inLoop(() -> resolved.addAll(block(statements)));
    return resolved;
  }

  private void misplaced(Stmt stmt, String message) {
    body.error("misplaced-declaration", message, stmt.span());
  }

  private void insideFunction(Stmt stmt, String word) {
    if (!body.isFunction()) {
      body.error(word + "-outside-function", "'" + word + "' outside function", stmt.span());
    }
  }

  private void outsideFunctions(Stmt stmt, String word) {
    if (body.form() != Body.Form.MODULE) {
      body.error(
          word + "-inside-function", "'" + word + "' only allowed at module level", stmt.span());
    }
  }

  private void imports(Stmt.Import s, List<IrStmt> out) {
    for (Stmt.ImportedModule module : s.modules()) {
      body.resolver().imported(0, module.path(), List.of(), module.span());
      String bound = Bindings.bound(module);
      body.resolver().uses().imports(bound);
      if (body.form() == Body.Form.MODULE) {
        String path = module.alias() == null ? bound : module.path();
        body.resolver().uses().importsModule(bound, path);
      }
      Place place = body.scope().resolve(bound);
      out.add(
          new IrStmt.Import(module.span().start(), module.path(), place, module.alias() != null));
    }
  }

  private void importFrom(Stmt.ImportFrom s, List<IrStmt> out) {
    List<String> names = s.names().stream().map(Stmt.ImportedName::name).toList();
    if (names.contains("*")) {
      body.resolver().included(s.dots(), s.module(), names, s.span());
      outsideFunctions(s, "import *");
      out.add(new IrStmt.Include(s.span().start(), s.module()));
      return;
    }
    body.resolver().imported(s.dots(), s.module(), names, s.span());
    List<IrImported> imported = new ArrayList<>();
    for (Stmt.ImportedName name : s.names()) {
      body.resolver().uses().imports(Bindings.bound(name));
      imported.add(
          new IrImported(
              name.span().start(), name.name(), body.scope().resolve(Bindings.bound(name))));
    }
    out.add(new IrStmt.ImportFrom(s.span().start(), s.dots(), s.module(), imported));
  }

  private void entry(Stmt.Entry s, List<IrStmt> out) {
    if (s.name() == null) {
      out.addAll(block(s.body()));
      return;
    }
    int at = s.span().start();
    IrExpr test =
        new IrExpr.Compare(
            at,
            Expr.CompareOp.EQ,
            new IrExpr.Load(at, new Place.Global("__name__")),
            new IrExpr.Const(at, s.name()));
    out.add(new IrStmt.If(at, test, block(s.body()), List.of()));
  }

  private void test(Stmt.Test s, List<IrStmt> out) {
    outsideFunctions(s, "test");
    int line = body.source().line(s.span().start());
    String name = s.name() == null ? "test at line " + line : s.name();
    FunctionCode code = new Functions(body, expressions).test(s, name);
    out.add(new IrStmt.Test(s.span().start(), name, code));
  }

  private IrStmt tryStatement(Stmt.Try s) {
    int at = s.span().start();
    List<IrStmt> guarded = new ArrayList<>();
    Runnable resolve = () -> guarded.addAll(block(s.body()));
    if (s.handlers().stream().anyMatch(Statements::probesNames)) {
      body.probing(resolve);
    } else {
      resolve.run();
    }
    List<IrHandler> handlers = new ArrayList<>();
    for (Stmt.Handler handler : s.handlers()) {
      handlers.add(handler(handler));
      if (handler.type() == null && handlers.size() < s.handlers().size()) {
        body.error("default-except-not-last", "default 'except:' must be last", handler.span());
      }
    }
    return new IrStmt.Try(at, guarded, handlers, block(s.otherwise()), block(s.finale()), null);
  }

  /** Whether the body of a try may ask for names that are not there. */
  private static boolean probesNames(Stmt.Handler handler) {
    return switch (handler.type()) {
      case null -> false;
      case Expr.TupleLiteral(_, var types) -> types.stream().anyMatch(Statements::meansMissing);
      default -> meansMissing(handler.type());
    };
  }

  private static boolean meansMissing(Expr type) {
    return type instanceof Expr.Name(_, var id, _)
        && (id.equals("NameError") || id.equals("AttributeError"));
  }

  private IrHandler handler(Stmt.Handler handler) {
    IrExpr type = expressions.optional(handler.type());
    Variable error = body.temporary("error");
    String name = handler.name();
    Place place = name == null ? null : body.scope().resolve(name);
    List<IrStmt> statements = new ArrayList<>();
    body.handling(error, () -> statements.addAll(block(handler.body())));
    return new IrHandler(handler.span().start(), type, place, error, body.handled(), statements);
  }

  private IrStmt with(Stmt.With s, int index) {
    Stmt.WithItem item = s.items().get(index);
    IrExpr context = expressions.resolve(item.context());
    Target target = item.target() == null ? null : expressions.target(item.target());
    Variable manager = body.temporary("with");
    List<IrStmt> inside =
        index + 1 < s.items().size() ? List.of(with(s, index + 1)) : block(s.body());
    return new IrStmt.With(s.span().start(), s.async(), context, target, manager, inside);
  }

  private void nonlocal(Stmt.Nonlocal s) {
    for (String name : s.names()) {
      body.resolver().uses().nonlocal(name);
      if (!body.isFunction()) {
        body.error(
            "nonlocal-at-module-level",
            "nonlocal declaration not allowed at module level",
            s.span());
      } else if (!body.scope().bindsLocally(name)) {
        body.error("unknown-nonlocal", "no binding for nonlocal '" + name + "' found", s.span());
      }
    }
  }

  private IrStmt typedContext(Stmt.TypedContext s) {
    int at = s.span().start();
    List<IrStmt> inside = block(s.body());
    if (s.type() instanceof Expr.Name(_, var id, _) && id.equals("_")) {
      return new IrStmt.If(at, new IrExpr.Const(at, true), inside, List.of());
    }
    boolean walker = body.scope().receiver().walker();
    IrExpr party = expressions.spatial().party(at, walker ? "here" : "visitor");
    IrExpr test = new IrExpr.IsInstance(at, party, expressions.spatial().type(s.type()));
    return new IrStmt.If(at, test, inside, List.of());
  }

  /** {@code here} and {@code visitor} stay readable after {@code del here}. */
  private static boolean isParty(Expr.Special special) {
    return special.ref() == Expr.SpecialRef.HERE || special.ref() == Expr.SpecialRef.VISITOR;
  }

  private void delete(Expr target, List<IrStmt> out) {
    switch (target) {
      case Expr.TupleLiteral tuple -> tuple.elements().forEach(e -> delete(e, out));
      case Expr.ListLiteral list -> list.elements().forEach(e -> delete(e, out));
      case Expr.Special special when isParty(special) ->
          out.add(new IrStmt.Destroy(target.span().start(), expressions.resolve(target)));
      case Expr.Name(var span, var name, _) -> {
        body.reads(name, span);
        out.add(new IrStmt.Delete(span.start(), expressions.target(target)));
      }
      case Expr.Special _, Expr.Attribute _, Expr.Index _ ->
          out.add(new IrStmt.Delete(target.span().start(), expressions.target(target)));
      case Expr.Disconnect _ ->
          out.add(new IrStmt.Eval(target.span().start(), expressions.resolve(target)));
      default -> out.add(new IrStmt.Destroy(target.span().start(), expressions.resolve(target)));
    }
  }

  private void assign(Stmt.Assign s, List<IrStmt> out) {
    body.annotation(s.type());
    if (s.value() == null) {
      return;
    }
    List<Target> targets = new ArrayList<>();
    for (Expr target : s.targets()) {
      targets.add(expressions.target(target));
    }
    out.add(new IrStmt.Store(s.span().start(), targets, expressions.resolve(s.value())));
  }

  private IrStmt augmented(Stmt.AugmentedAssign s) {
    int at = s.span().start();
    Target target = expressions.target(s.target());
    if (s.target() instanceof Expr.Name name) {
      body.changes(name.id(), name.span());
    }
    IrExpr value = expressions.resolve(s.value());
    var operator = Expressions.operator(s.op());
    return switch (target) {
      case Target.Name(_, var place) ->
          new IrStmt.Store(
              at,
              List.of(target),
              new IrExpr.Binary(at, operator, true, new IrExpr.Load(at, place), value));
      case Target.Attribute _, Target.Item _ -> new IrStmt.Augment(at, target, operator, value);
      case Target.Unpack _ -> {
        body.error(
            "not-assignable",
            "'tuple' is an illegal expression for augmented assignment",
            s.target().span());
        yield new IrStmt.Eval(at, value);
      }
    };
  }
}

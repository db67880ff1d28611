package io.jacquard.jac.resolve;

import io.jacquard.jac.resolve.ir.ClassCode;
import io.jacquard.jac.resolve.ir.ClassCode.AbilityCode;
import io.jacquard.jac.resolve.ir.FieldCode;
import io.jacquard.jac.resolve.ir.FunctionCode;
import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.IrStmt;
import io.jacquard.jac.resolve.ir.Variable;
import io.jacquard.jac.resolve.scope.Bindings;
import io.jacquard.jac.resolve.scope.Duplicates;
import io.jacquard.jac.resolve.scope.Names;
import io.jacquard.jac.resolve.scope.Scope;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves the classes and enums declared in one body. */
final class Classes {
  private static final String CLASS_CELL = "__class__";

  private final Body outer;
  private final Expressions expressions;

  Classes(Body outer, Expressions expressions) {
    this.outer = outer;
    this.expressions = expressions;
  }

  private record Header(
      String name, PyType.Kind kind, boolean async, int at, @Nullable String doc) {}

  IrExpr archetype(Stmt.Archetype a) {
    Header header =
        new Header(
            a.name(), PyType.Kind.valueOf(a.kind().name()), a.async(), a.span().start(), a.doc());
    List<Stmt> members = a.body() == null ? List.of() : a.body();
    checkPostinit(a, members);
    Duplicates.warn(outer.resolver(), outer.resolver().origin(members, outer.source()), members);
    return make(header, a.bases(), members, a.decorators());
  }

  IrExpr enumeration(Stmt.EnumDeclaration e) {
    Header header = new Header(e.name(), PyType.Kind.ENUM, false, e.span().start(), e.doc());
    List<Stmt> members = e.body() == null ? List.of() : e.body();
    return make(header, e.bases(), members, e.decorators());
  }

  private IrExpr make(Header header, List<Expr> bases, List<Stmt> members, List<Expr> decorators) {
    Source source = outer.resolver().origin(members, outer.source());
    Scope scope = outer.scope().classBody(header.kind(), header.name());
    Variable self = scope.declare(CLASS_CELL);
    String qualified = outer.qualify(header.name());
    Body body = new Body(outer.resolver(), source, qualified, Body.Form.CLASS, scope);
    Bindings.of(members).names().forEach(scope::declareInClass);
    Members resolved = new Members(body, header.at());
    resolved.all(members);
    FunctionCode code =
        new FunctionCode(
            header.name(),
            qualified,
            source,
            header.at(),
            List.of(),
            scope.frame().captures(),
            scope.frame().locals(),
            resolved.statements,
            false,
            false,
            header.doc(),
            FunctionCode.NO_RESULT);
    ClassCode made =
        new ClassCode(
            header.name(),
            qualified,
            header.kind(),
            header.async(),
            code,
            self,
            resolved.abilities,
            resolved.annotations,
            header.doc());
    IrExpr type = new IrExpr.MakeClass(header.at(), made, expressions.all(bases));
    return new Functions(outer, expressions).decorated(type, decorators);
  }

  private void checkPostinit(Stmt.Archetype a, List<Stmt> members) {
    boolean defined =
        !a.bases().isEmpty()
            || members.stream()
                .anyMatch(m -> m instanceof Stmt.Function f && f.name().equals("postinit"));
    for (Stmt member : members) {
      if (member instanceof Stmt.Has has && !defined) {
        has.fields().stream()
            .filter(Stmt.Field::byPostinit)
            .forEach(field ->
                outer.error(
                    "missing-postinit",
                    "'"
                        + field.name()
                        + "' is set by postinit, but '"
                        + a.name()
                        + "' has no postinit",
                    field.span()));
      }
    }
  }

  /** The members of one class while they are being resolved. */
  private static final class Members {
    private final Body body;
    private final Statements plain;
    private final Functions functions;
    private final int at;
    private final List<IrStmt> statements = new ArrayList<>();
    private final List<AbilityCode> abilities = new ArrayList<>();
    private final Map<String, String> annotations = new LinkedHashMap<>();
    private @Nullable String defaulted;

    Members(Body body, int at) {
      this.body = body;
      this.plain = new Statements(body);
      this.functions = new Functions(body, plain.expressions());
      this.at = at;
    }

    void all(List<Stmt> members) {
      for (Stmt member : members) {
        switch (member) {
          case Stmt.Has has -> has(has);
          case Stmt.Ability ability -> ability(ability);
          case Stmt.EnumMember constant -> enumMember(constant);
          default -> statements.addAll(plain.block(List.of(member)));
        }
      }
    }

    private void has(Stmt.Has has) {
      boolean plainClass = body.scope().receiver().archetype() == PyType.Kind.CLASS;
      for (Stmt.Field field : has.fields()) {
        body.annotation(field.type());
        if (plainClass && field.type() != null) {
          annotations.put(body.scope().mangled(field.name()), body.text(field.type().span()));
        }
        if (has.isStatic() || plainClass) {
          if (field.defaultValue() != null) {
            IrExpr value = plain.expressions().resolve(field.defaultValue());
            statements.add(plain.store(field.span().start(), field.name(), value));
          }
        } else {
          field(field);
        }
      }
    }

    private void field(Stmt.Field field) {
      Expr value = field.defaultValue();
      if (value == null && !field.byPostinit() && defaulted != null) {
        body.error(
            "default-before-required",
            "non-default argument '"
                + field.name()
                + "' follows default argument '"
                + defaulted
                + "'",
            field.span());
      }
      if (value != null && !field.byPostinit()) {
        defaulted = field.name();
      }
      Object constant = null;
      FunctionCode factory = null;
      if (value != null) {
        if (isLiteral(value)
            && plain.expressions().resolve(value) instanceof IrExpr.Const(_, var literal)) {
          constant = literal;
        } else {
          factory = functions.thunk(field.name(), value);
        }
      }
      Expr type = field.type();
      FieldCode code =
          new FieldCode(
              body.scope().mangled(field.name()),
              type == null ? "any" : body.text(type.span()),
              constant,
              factory,
              field.byPostinit());
      statements.add(new IrStmt.Field(field.span().start(), code));
    }

    private static boolean isLiteral(Expr value) {
      return switch (value) {
        case Expr.IntLiteral _,
            Expr.FloatLiteral _,
            Expr.StringLiteral _,
            Expr.BytesLiteral _,
            Expr.BoolLiteral _,
            Expr.NoneLiteral _ ->
            true;
        case Expr.Unary(_, var op, var operand) -> op == Expr.UnaryOp.NEGATE && isLiteral(operand);
        default -> false;
      };
    }

    private void ability(Stmt.Ability a) {
      int start = a.span().start();
      Stmt.Event event = a.event();
      String phase = event.entry() ? "entry" : "exit";
      String name =
          a.name() == null ? "__" + phase + "_" + at + "_" + start + "__" : Names.method(a.name());
      statements.add(plain.store(start, name, functions.ability(a, name)));
      Expr type = event.type();
      FunctionCode trigger =
          type == null
              ? null
              : functions.thunk("event", start, inner -> inner.spatial().type(type));
      abilities.add(new AbilityCode(name, event.entry(), trigger));
    }

    private void enumMember(Stmt.EnumMember member) {
      int start = member.span().start();
      Expr value = member.value();
      IrExpr resolved =
          value == null ? new IrExpr.AutoValue(start) : plain.expressions().resolve(value);
      statements.add(plain.store(start, member.name(), resolved));
    }
  }
}

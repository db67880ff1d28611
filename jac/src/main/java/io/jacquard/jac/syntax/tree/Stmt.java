package io.jacquard.jac.syntax.tree;

import io.jacquard.jac.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement or declaration as written; spec/jac-language.md sections 2.1 to 2.3. */
public sealed interface Stmt {
  Span span();

  // ---- declarations ----

  record Import(Span span, List<ImportedModule> modules) implements Stmt {}

  /** {@code import from m { a, b as c }}; {@code dots} counts leading dots. */
  record ImportFrom(Span span, int dots, String module, List<ImportedName> names) implements Stmt {}

  /** {@code include m;}: every name of the module. */
  record Include(Span span, String module) implements Stmt {}

  record Archetype(
      Span span,
      ArchetypeKind kind,
      Access access,
      String name,
      Span nameSpan,
      List<Expr> decorators,
      boolean async,
      List<Expr> bases,
      @Nullable List<Stmt> body,
      @Nullable String doc)
      implements Stmt {}

  record EnumDeclaration(
      Span span,
      Access access,
      String name,
      Span nameSpan,
      List<Expr> decorators,
      List<Expr> bases,
      @Nullable List<Stmt> body,
      @Nullable String doc)
      implements Stmt {}

  /** One member of an enum body. */
  record EnumMember(Span span, String name, @Nullable Expr value) implements Stmt {}

  /** {@code has} declarations; only in archetype bodies. */
  record Has(Span span, boolean isStatic, Access access, List<Field> fields) implements Stmt {}

  /**
   * {@code def}, and {@code can} without an event.
   *
   * @param body {@code null} when declared only ({@code ;}), to be supplied by an {@code impl}
   * @param by the model expression of {@code by m(..);}
   */
  record Function(
      Span span,
      Access access,
      String name,
      Span nameSpan,
      List<Expr> decorators,
      boolean async,
      boolean isStatic,
      boolean isAbstract,
      boolean isOverride,
      Expr.Signature signature,
      @Nullable List<Stmt> body,
      @Nullable Expr by,
      @Nullable String doc)
      implements Stmt {}

  /**
   * {@code can name with T entry}.
   *
   * @param name {@code null} for an anonymous ability
   */
  record Ability(
      Span span,
      Access access,
      @Nullable String name,
      List<Expr> decorators,
      boolean async,
      boolean isStatic,
      boolean isAbstract,
      boolean isOverride,
      Event event,
      @Nullable List<Stmt> body,
      @Nullable String doc)
      implements Stmt {}

  /** {@code impl A.f(..) {..}}; the target is a dotted name. */
  record Impl(
      Span span,
      List<String> target,
      Span targetSpan,
      List<Expr> decorators,
      @Nullable List<Expr> bases,
      Expr.@Nullable Signature signature,
      @Nullable Event event,
      List<Stmt> body,
      @Nullable Expr by,
      @Nullable String doc)
      implements Stmt {}

  record Sem(Span span, List<String> target, String text) implements Stmt {}

  /** {@code glob}; each is an {@link Assign}, or an {@link ExprStmt} for a bare name. */
  record Globals(Span span, Access access, List<Stmt> assignments) implements Stmt {}

  /**
   * @param name {@code with entry:__main__}; {@code null} for a plain {@code with entry}
   */
  record Entry(Span span, @Nullable String name, List<Stmt> body) implements Stmt {}

  record Test(Span span, @Nullable String name, List<Stmt> body, @Nullable String doc)
      implements Stmt {}

  // ---- statements ----

  record If(Span span, Expr test, List<Stmt> then, List<Stmt> otherwise) implements Stmt {}

  record While(Span span, Expr test, List<Stmt> body, List<Stmt> otherwise) implements Stmt {}

  record ForIn(
      Span span, boolean async, Expr target, Expr iterable, List<Stmt> body, List<Stmt> otherwise)
      implements Stmt {}

  /** {@code for i = 0 to i < n by i += 1 {..}} and generation 4's {@code while … with}. */
  record ForCount(
      Span span, Stmt start, Expr test, Stmt step, List<Stmt> body, List<Stmt> otherwise)
      implements Stmt {}

  record Try(
      Span span, List<Stmt> body, List<Handler> handlers, List<Stmt> otherwise, List<Stmt> finale)
      implements Stmt {}

  record Match(Span span, Expr subject, List<MatchCase> cases) implements Stmt {}

  record Switch(Span span, Expr subject, List<SwitchCase> cases) implements Stmt {}

  record With(Span span, boolean async, List<WithItem> items, List<Stmt> body) implements Stmt {}

  record Global(Span span, List<String> names) implements Stmt {}

  record Nonlocal(Span span, List<String> names) implements Stmt {}

  /** {@code -> T {..}} inside an ability. */
  record TypedContext(Span span, Expr type, List<Stmt> body) implements Stmt {}

  record Return(Span span, @Nullable Expr value) implements Stmt {}

  record Raise(Span span, @Nullable Expr exception, @Nullable Expr cause) implements Stmt {}

  record Assert(Span span, Expr test, @Nullable Expr message) implements Stmt {}

  record Delete(Span span, Expr target) implements Stmt {}

  record Report(Span span, Expr value) implements Stmt {}

  /**
   * @param index from {@code visit :index: target}
   */
  record Visit(Span span, @Nullable Expr index, Expr target, List<Stmt> otherwise)
      implements Stmt {}

  record Skip(Span span) implements Stmt {}

  record Disengage(Span span) implements Stmt {}

  record Break(Span span) implements Stmt {}

  record Continue(Span span) implements Stmt {}

  /** {@code a = b = value} and {@code x: T = value}; a value-less annotation has no value. */
  record Assign(Span span, List<Expr> targets, @Nullable Expr type, @Nullable Expr value)
      implements Stmt {}

  record AugmentedAssign(Span span, Expr target, Expr.BinaryOp op, Expr value) implements Stmt {}

  record ExprStmt(Span span, Expr value) implements Stmt {}

  /** {@code ::py:: … ::py::}: kept so that the checker can refuse it by name. */
  record InlinePython(Span span) implements Stmt {}

  // ---- parts ----

  enum ArchetypeKind {
    OBJ,
    CLASS,
    NODE,
    EDGE,
    WALKER
  }

  enum Access {
    UNSPECIFIED,
    PUB,
    PRIV,
    PROTECT
  }

  record ImportedModule(Span span, String path, @Nullable String alias) {}

  record ImportedName(Span span, String name, @Nullable String alias) {}

  /**
   * @param byPostinit declared {@code by postinit}: no parameter, set in {@code postinit}
   */
  record Field(
      Span span,
      String name,
      @Nullable Expr type,
      @Nullable Expr defaultValue,
      boolean byPostinit) {}

  /**
   * @param type the trigger; {@code null} for an untyped event
   */
  record Event(Span span, @Nullable Expr type, boolean entry) {}

  /**
   * @param type {@code null} catches everything (tolerated; Jac itself has no bare except)
   */
  record Handler(Span span, @Nullable Expr type, @Nullable String name, List<Stmt> body) {}

  record MatchCase(Span span, Pattern pattern, @Nullable Expr guard, List<Stmt> body) {}

  /**
   * @param pattern {@code null} for {@code default}
   */
  record SwitchCase(Span span, @Nullable Pattern pattern, List<Stmt> body) {}

  record WithItem(Expr context, @Nullable Expr target) {}
}

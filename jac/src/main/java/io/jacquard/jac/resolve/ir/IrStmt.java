package io.jacquard.jac.resolve.ir;

import io.jacquard.jac.runtime.operator.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A desugared statement. */
public sealed interface IrStmt {
  int at();

  record Eval(int at, IrExpr value) implements IrStmt {}

  /** Stores one value in every target, left to right. */
  record Store(int at, List<Target> targets, IrExpr value) implements IrStmt {}

  /** {@code target op= value} on an attribute or an item; each operand is evaluated once. */
  record Augment(int at, Target target, Operator operator, IrExpr value) implements IrStmt {}

  record If(int at, IrExpr test, List<IrStmt> then, List<IrStmt> otherwise) implements IrStmt {}

  /**
   * @param step runs after each round, also after {@code continue}
   */
  record While(int at, IrExpr test, List<IrStmt> body, List<IrStmt> step, List<IrStmt> otherwise)
      implements IrStmt {}

  /**
   * @param iterator holds the iterator while a generator is suspended inside the loop
   */
  record For(
      int at,
      boolean async,
      Target target,
      IrExpr iterable,
      @Nullable Variable iterator,
      List<IrStmt> body,
      List<IrStmt> otherwise)
      implements IrStmt {}

  /** {@code break} inside ends only this block. */
  record Breakable(int at, List<IrStmt> body) implements IrStmt {}

  /**
   * @param pending holds the way out of the body while {@code finale} is suspended
   */
  record Try(
      int at,
      List<IrStmt> body,
      List<IrHandler> handlers,
      List<IrStmt> otherwise,
      List<IrStmt> finale,
      @Nullable Variable pending)
      implements IrStmt {}

  /**
   * @param manager holds the context manager while the body runs
   */
  record With(
      int at,
      boolean async,
      IrExpr context,
      @Nullable Target target,
      Variable manager,
      List<IrStmt> body)
      implements IrStmt {}

  record Return(int at, @Nullable IrExpr value) implements IrStmt {}

  record Break(int at) implements IrStmt {}

  record Continue(int at) implements IrStmt {}

  /**
   * @param handled where the enclosing handler keeps its error, for a bare {@code raise}
   */
  record Raise(
      int at, @Nullable IrExpr exception, @Nullable IrExpr cause, @Nullable Variable handled)
      implements IrStmt {}

  /**
   * @param explain in a test: the message shows the operands
   */
  record Assert(int at, IrExpr test, @Nullable IrExpr message, boolean explain) implements IrStmt {}

  /** {@code del}: the graph's part first, then the name, attribute or item. */
  record Delete(int at, Target target) implements IrStmt {}

  /** {@code del} of a value that has no name: only the graph's part. */
  record Destroy(int at, IrExpr value) implements IrStmt {}

  /** Suspends the generator; what is sent lands in {@code result}. */
  record Yield(int at, IrExpr value, boolean from, Variable result, @Nullable Variable iterator)
      implements IrStmt {}

  record Import(int at, String path, Place place, boolean whole) implements IrStmt {}

  record ImportFrom(int at, int dots, String module, List<IrImported> names) implements IrStmt {}

  record Include(int at, String module) implements IrStmt {}

  /** A {@code has} field of the class whose body is running. */
  record Field(int at, FieldCode field) implements IrStmt {}

  /** Registers a test. */
  record Test(int at, String name, FunctionCode code) implements IrStmt {}

  record Report(int at, IrExpr value) implements IrStmt {}

  record Visit(int at, IrExpr walker, IrExpr target, @Nullable IrExpr index, List<IrStmt> otherwise)
      implements IrStmt {}

  /** Marks the walker; a {@link Return} follows. */
  record Disengage(int at, IrExpr walker) implements IrStmt {}

  /**
   * @param type {@code null} catches everything
   * @param error holds the error while the handler runs
   * @param around holds the error of the handler around this one, if there is one
   */
  record IrHandler(
      int at,
      @Nullable IrExpr type,
      @Nullable Place name,
      Variable error,
      @Nullable Variable around,
      List<IrStmt> body) {}

  record IrImported(int at, String name, Place place) {}
}

package io.jacquard.jac.resolve.ir;

import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.syntax.tree.Expr.CompareOp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A desugared expression: names are places, pipes are calls, implicit operands are written out.
 * {@code at} is the source offset that errors report.
 */
public sealed interface IrExpr {
  int at();

  record Const(int at, Object value) implements IrExpr {}

  record Load(int at, Place place) implements IrExpr {}

  /** The value of an assignment expression, stored on the way. */
  record StoreValue(int at, Place place, IrExpr value) implements IrExpr {}

  record Attribute(int at, IrExpr target, String name, boolean safe) implements IrExpr {}

  record Item(int at, IrExpr target, IrExpr index, boolean safe) implements IrExpr {}

  record MakeSlice(int at, IrExpr lower, IrExpr upper, IrExpr step) implements IrExpr {}

  record Call(int at, IrExpr callee, List<IrArgument> arguments) implements IrExpr {}

  record Unary(int at, UnaryKind kind, IrExpr operand) implements IrExpr {}

  /**
   * @param inPlace the operation of an augmented assignment
   */
  record Binary(int at, Operator operator, boolean inPlace, IrExpr left, IrExpr right)
      implements IrExpr {}

  record Logical(int at, boolean and, IrExpr left, IrExpr right) implements IrExpr {}

  record Compare(int at, CompareOp op, IrExpr left, IrExpr right) implements IrExpr {}

  /** {@code a < b < c}: each operand is evaluated once, the rest not after a false link. */
  record Chain(int at, IrExpr first, List<CompareOp> ops, List<IrExpr> rest) implements IrExpr {}

  record Conditional(int at, IrExpr test, IrExpr then, IrExpr otherwise) implements IrExpr {}

  /** {@code *value} among the elements of a literal. */
  record Spread(int at, IrExpr value) implements IrExpr {}

  record MakeSequence(int at, SequenceKind kind, List<IrExpr> elements) implements IrExpr {}

  /** A {@code null} key means {@code **value}. */
  record MakeDict(int at, List<@Nullable IrExpr> keys, List<IrExpr> values) implements IrExpr {}

  /** A string made of pieces: plain expressions of text, and {@link Formatted} ones. */
  record JoinText(int at, List<IrExpr> pieces) implements IrExpr {}

  /**
   * @param conversion {@code 'r'}, {@code 's'}, {@code 'a'} or 0
   * @param spec the format specification, or {@code null}
   */
  record Formatted(int at, IrExpr value, char conversion, @Nullable IrExpr spec)
      implements IrExpr {}

  /** A list, set or dict comprehension, run inside the frame that holds it. */
  record Comprehension(
      int at,
      SequenceKind kind,
      List<Variable> variables,
      List<IrClause> clauses,
      IrExpr element,
      @Nullable IrExpr value)
      implements IrExpr {}

  /** One default per optional parameter, in order. */
  record MakeFunction(int at, FunctionCode code, List<IrExpr> defaults) implements IrExpr {}

  /** A generator expression: its code is a generator of one parameter, the first iterable. */
  record MakeGenerator(int at, FunctionCode code, IrExpr source) implements IrExpr {}

  record MakeClass(int at, ClassCode code, List<IrExpr> bases) implements IrExpr {}

  /**
   * {@code globals()} or {@code locals()}: the names that are bound now.
   *
   * @param variables those of the function; {@code null} for the module's
   */
  record Namespace(int at, @Nullable List<Variable> variables) implements IrExpr {}

  /** The value of an enum member that was given none. */
  record AutoValue(int at) implements IrExpr {}

  record Await(int at, IrExpr value) implements IrExpr {}

  /** Only until yields are moved to statements. */
  record Yield(int at, @Nullable IrExpr value, boolean from) implements IrExpr {}

  /** {@code flow e}: the thunk runs on another thread of the call. */
  record Flow(int at, MakeFunction thunk) implements IrExpr {}

  record Wait(int at, IrExpr value) implements IrExpr {}

  /** {@code super.name}; a {@code null} name is the bare {@code super()} object. */
  record Super(int at, IrExpr owner, IrExpr self, @Nullable String name) implements IrExpr {}

  /** Whether a value matches a pattern; binds the pattern's names. */
  record Matches(int at, IrExpr subject, IrPattern pattern) implements IrExpr {}

  record IsInstance(int at, IrExpr value, IrExpr type) implements IrExpr {}

  // ---- object-spatial ----

  record Root(int at) implements IrExpr {}

  record Spawn(int at, IrExpr left, IrExpr right) implements IrExpr {}

  record Connect(
      int at,
      IrExpr left,
      Direction direction,
      @Nullable IrExpr edge,
      List<String> names,
      List<IrExpr> values,
      IrExpr right)
      implements IrExpr {}

  record Disconnect(int at, IrExpr left, Direction direction, IrFilter edge, IrExpr right)
      implements IrExpr {}

  record References(int at, IrExpr origin, boolean edges, List<IrHop> hops) implements IrExpr {}

  record FilterItems(int at, IrExpr items, IrFilter filter) implements IrExpr {}

  record AssignAll(int at, IrExpr items, List<String> names, List<IrExpr> values)
      implements IrExpr {}

  record ObjectById(int at, IrExpr id) implements IrExpr {}

  // ---- parts ----

  enum UnaryKind {
    NOT,
    NEGATE,
    PLUS,
    INVERT
  }

  enum SequenceKind {
    TUPLE,
    LIST,
    SET,
    DICT
  }

  /** Which way an edge points, seen from the left operand or the origin. */
  enum Direction {
    OUT,
    IN,
    ANY
  }

  /** One argument of a call. */
  sealed interface IrArgument {
    IrExpr value();

    IrArgument with(IrExpr value);

    record Positional(IrExpr value) implements IrArgument {
      @Override
      public IrArgument with(IrExpr next) {
        return new Positional(next);
      }
    }

    record Star(IrExpr value) implements IrArgument {
      @Override
      public IrArgument with(IrExpr next) {
        return new Star(next);
      }
    }

    record Keyword(String name, IrExpr value) implements IrArgument {
      @Override
      public IrArgument with(IrExpr next) {
        return new Keyword(name, next);
      }
    }

    record DoubleStar(IrExpr value) implements IrArgument {
      @Override
      public IrArgument with(IrExpr next) {
        return new DoubleStar(next);
      }
    }
  }

  /** One {@code for … in … if …} of a comprehension. */
  record IrClause(boolean async, Target target, IrExpr iterable, List<IrExpr> conditions) {}

  /**
   * @param type {@code null} for any type
   */
  record IrFilter(@Nullable IrExpr type, List<IrCondition> conditions) {}

  record IrCondition(String field, CompareOp op, IrExpr value) {}

  record IrHop(Direction direction, IrFilter edge, IrFilter node) {}
}

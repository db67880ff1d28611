package io.jacquard.jac.syntax.tree;

import io.jacquard.jac.source.Span;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression as written; spec/jac-language.md sections 2.4 and 2.5. */
public sealed interface Expr {
  Span span();

  /**
   * @param quoted written with a leading back-quote: an escaped identifier, or in a type position a
   *     generation-2 type reference (where {@code root} means {@code Root})
   */
  record Name(Span span, String id, boolean quoted) implements Expr {}

  /** {@code self here visitor root super}; a name like any other where one is bound. */
  record Special(Span span, SpecialRef ref) implements Expr {}

  record IntLiteral(Span span, BigInteger value) implements Expr {}

  record FloatLiteral(Span span, double value) implements Expr {}

  record StringLiteral(Span span, String value) implements Expr {}

  /** Nobody compares literals, so the array's identity does no harm. */
  @SuppressWarnings("ArrayRecordComponent")
  record BytesLiteral(Span span, byte[] value) implements Expr {}

  record BoolLiteral(Span span, boolean value) implements Expr {}

  record NoneLiteral(Span span) implements Expr {}

  record EllipsisLiteral(Span span) implements Expr {}

  /** Adjacent plain and f-string literals, joined. */
  record FString(Span span, List<FPart> parts) implements Expr {}

  /**
   * @param safe {@code a?.b}
   */
  record Attribute(Span span, Expr target, String name, Span nameSpan, boolean safe)
      implements Expr {}

  /**
   * @param safe {@code a?[k]}
   */
  record Index(Span span, Expr target, Expr index, boolean safe) implements Expr {}

  /** Only inside {@link Index}, alone or as an element of a {@link TupleLiteral}. */
  record Slice(Span span, @Nullable Expr lower, @Nullable Expr upper, @Nullable Expr step)
      implements Expr {}

  record Call(Span span, Expr callee, List<Argument> arguments) implements Expr {}

  record Unary(Span span, UnaryOp op, Expr operand) implements Expr {}

  record Binary(Span span, BinaryOp op, Expr left, Expr right) implements Expr {}

  record BoolOp(Span span, boolean and, Expr left, Expr right) implements Expr {}

  /** {@code first ops[0] rest[0] ops[1] rest[1] …}, chained as in Python. */
  record Compare(Span span, Expr first, List<CompareOp> ops, List<Expr> rest) implements Expr {}

  record Conditional(Span span, Expr test, Expr then, Expr otherwise) implements Expr {}

  record Lambda(Span span, Signature signature, LambdaBody body) implements Expr {}

  /** {@code (def f(..) {..})}: a function used as a value. */
  record FunctionExpr(Span span, Stmt.Function function) implements Expr {}

  record TupleLiteral(Span span, List<Expr> elements) implements Expr {}

  /** {@code (1, a=2)}: the arguments of a pipe, some of them named. */
  record ArgumentTuple(Span span, List<Argument> arguments) implements Expr {}

  record ListLiteral(Span span, List<Expr> elements) implements Expr {}

  record SetLiteral(Span span, List<Expr> elements) implements Expr {}

  /** A {@code null} key means {@code **value}. */
  record DictLiteral(Span span, List<@Nullable Expr> keys, List<Expr> values) implements Expr {}

  /** {@code *e} in a call, a literal or a target. */
  record Starred(Span span, Expr value) implements Expr {}

  /**
   * @param value the value part of a dict comprehension, else {@code null}
   */
  record Comprehension(
      Span span,
      ComprehensionKind kind,
      Expr element,
      @Nullable Expr value,
      List<ComprehensionClause> clauses)
      implements Expr {}

  record Walrus(Span span, Name target, Expr value) implements Expr {}

  record Await(Span span, Expr value) implements Expr {}

  record Yield(Span span, @Nullable Expr value) implements Expr {}

  record YieldFrom(Span span, Expr value) implements Expr {}

  record Flow(Span span, Expr value) implements Expr {}

  record Wait(Span span, Expr value) implements Expr {}

  /** {@code value |> function} and its mirrored and atomic forms, operands in calling order. */
  record Pipe(Span span, Expr value, Expr function) implements Expr {}

  /** Prefix {@code |> f}, {@code :> f}, {@code spawn f}: a call without arguments. */
  record PrefixCall(Span span, Expr function) implements Expr {}

  /** {@code left by right} as an expression (delegation to a model). */
  record By(Span span, Expr left, Expr right) implements Expr {}

  record Spawn(Span span, Expr left, Expr right) implements Expr {}

  record Connect(Span span, Expr left, ConnectOp op, Expr right) implements Expr {}

  /** {@code left del --> right}. */
  record Disconnect(Span span, Expr left, EdgeOp op, Expr right) implements Expr {}

  /**
   * {@code [origin op filter op …]}.
   *
   * @param edges {@code [edge …]}: answers the last hop's edges instead of its nodes
   */
  record EdgeReference(Span span, @Nullable Expr origin, boolean edges, List<Hop> hops)
      implements Expr {}

  /** {@code target(?:Type, cond, …)} and {@code target[?:Type]}. */
  record Filter(Span span, Expr target, @Nullable Expr type, List<Condition> conditions)
      implements Expr {}

  /** {@code target(=a=1, b=2)}. */
  record AssignAll(Span span, Expr target, List<NamedValue> assignments) implements Expr {}

  /** {@code &e}: the object with that id. */
  record ObjectById(Span span, Expr id) implements Expr {}

  /** A JSX element; only client code may hold one, and client code is dropped. */
  record Jsx(Span span) implements Expr {}

  // ---- parts of expressions ----

  /**
   * The words that refer to the running call; {@code init} and {@code postinit} are plain names.
   */
  enum SpecialRef {
    SELF,
    HERE,
    VISITOR,
    ROOT,
    SUPER
  }

  enum UnaryOp {
    NOT,
    NEGATE,
    PLUS,
    INVERT
  }

  enum BinaryOp {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    FLOOR_DIVIDE("//"),
    MODULO("%"),
    POWER("**"),
    MATRIX_MULTIPLY("@"),
    BIT_AND("&"),
    BIT_OR("|"),
    BIT_XOR("^"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>");

    private final String symbol;

    BinaryOp(String symbol) {
      this.symbol = symbol;
    }

    public String symbol() {
      return symbol;
    }
  }

  enum CompareOp {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    IN,
    NOT_IN,
    IS,
    IS_NOT
  }

  enum ComprehensionKind {
    LIST,
    SET,
    DICT,
    GENERATOR
  }

  record ComprehensionClause(
      Span span, boolean async, Expr target, Expr iterable, List<Expr> conditions) {}

  /** One piece of an f-string. */
  sealed interface FPart {
    record Text(String value) implements FPart {}

    /**
     * @param conversion {@code 'r'}, {@code 's'}, {@code 'a'} or 0
     * @param spec the format specification, itself made of parts; empty when absent
     * @param debugText for {@code {x=}}: the text before the value, else {@code null}
     */
    record Field(Expr value, char conversion, List<FPart> spec, @Nullable String debugText)
        implements FPart {}
  }

  /** One argument of a call. */
  sealed interface Argument {
    Expr value();

    /** The same argument of another value. */
    default Argument with(Expr other) {
      return switch (this) {
        case Positional _ -> new Positional(other);
        case Star _ -> new Star(other);
        case Keyword(var name, var nameSpan, _) -> new Keyword(name, nameSpan, other);
        case DoubleStar _ -> new DoubleStar(other);
      };
    }

    record Positional(Expr value) implements Argument {}

    record Star(Expr value) implements Argument {}

    record Keyword(String name, Span nameSpan, Expr value) implements Argument {}

    record DoubleStar(Expr value) implements Argument {}
  }

  sealed interface LambdaBody {
    record Of(Expr expr) implements LambdaBody {}

    record Block(List<Stmt> body) implements LambdaBody {}
  }

  /**
   * @param returnType the annotation, unevaluated until asked for
   */
  record Signature(List<Parameter> parameters, @Nullable Expr returnType) {
    public static final Signature EMPTY = new Signature(List.of(), null);
  }

  record Parameter(
      Span span,
      ParameterKind kind,
      String name,
      @Nullable Expr type,
      @Nullable Expr defaultValue) {}

  /** Positional-only and keyword-only follow from {@code /} and {@code *} in the list. */
  enum ParameterKind {
    POSITIONAL_ONLY,
    NORMAL,
    KEYWORD_ONLY,
    VAR_POSITIONAL,
    VAR_KEYWORD
  }

  enum EdgeDirection {
    OUT,
    IN,
    ANY
  }

  /** {@code -->}, {@code ->:type:conditions:->} and their mirrored forms. */
  record EdgeOp(
      Span span, EdgeDirection direction, @Nullable Expr type, List<Condition> conditions) {}

  /**
   * One step of an edge reference, with the filter that follows it.
   *
   * @param nodeType from {@code (?:T)}, {@code [?:T]} or a bare type name after the arrow
   */
  record Hop(EdgeOp op, @Nullable Expr nodeType, List<Condition> nodeConditions) {}

  /** {@code ++> <++ <++>} and the typed forms; ANY stands for both ways (an undirected edge). */
  record ConnectOp(
      Span span, EdgeDirection direction, @Nullable Expr edge, List<NamedValue> assignments) {}

  record Condition(Span span, String field, CompareOp op, Expr value) {}

  record NamedValue(Span span, String name, Expr value) {}
}

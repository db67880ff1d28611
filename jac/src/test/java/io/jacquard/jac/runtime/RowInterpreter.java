package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PySlice;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.text.number.Numerals;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.syntax.Parser;
import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs one row of a table: statements on one line, by calling {@link Ops} straight from the syntax
 * tree. Knows as much of the language as the tables use, so that the values can be tested without
 * the engine.
 */
final class RowInterpreter {
  private final Map<String, Object> names;

  RowInterpreter(Map<String, Object> builtins) {
    this.names = new HashMap<>(builtins);
  }

  /** {@code = repr} of the last expression, or {@code ! Exception: text}. */
  String outcome(String row) {
    var parsed = Parser.parse(new Source("row", "with entry { " + row + "; }"));
    if (parsed.hasErrors()) {
      return "? " + parsed.diagnostics();
    }
    Object last = None.NONE;
    try {
      for (Stmt statement : ((Stmt.Entry) parsed.module().body().getFirst()).body()) {
        last = run(statement);
      }
      return "= " + Ops.repr(last);
    } catch (JacError error) {
      return "! " + error.exception().type().name() + ": " + error.getMessage();
    }
  }

  private Object run(Stmt statement) {
    switch (statement) {
      case Stmt.ExprStmt(_, var value) -> {
        return evaluate(value);
      }
      case Stmt.Assign assign -> assign(assign.targets().getFirst(), required(assign.value()));
      case Stmt.AugmentedAssign(_, var target, var op, var value) ->
          store(target, inPlace(op, evaluate(target), evaluate(value)));
      case Stmt.Delete(_, Expr.Index(_, var target, var index, _)) ->
          Ops.delItem(evaluate(target), evaluate(index));
      default -> throw new IllegalArgumentException(statement.toString());
    }
    return None.NONE;
  }

  private static Expr required(@Nullable Expr value) {
    if (value == null) {
      throw new IllegalArgumentException("an assignment without value");
    }
    return value;
  }

  private void assign(Expr target, Expr value) {
    store(target, evaluate(value));
  }

  private void store(Expr target, Object value) {
    switch (target) {
      case Expr.Name name -> names.put(name.id(), value);
      case Expr.Index(_, var container, var index, _) ->
          Ops.setItem(evaluate(container), evaluate(index), value);
      default -> throw new IllegalArgumentException(target.toString());
    }
  }

  private static Object inPlace(Expr.BinaryOp op, Object a, Object b) {
    return switch (op) {
      case ADD -> Ops.inPlaceAdd(a, b);
      case MULTIPLY -> Ops.inPlaceMultiply(a, b);
      case SUBTRACT -> Ops.inPlaceSubtract(a, b);
      case BIT_OR -> Ops.inPlaceBitOr(a, b);
      case BIT_AND -> Ops.inPlaceBitAnd(a, b);
      case BIT_XOR -> Ops.inPlaceBitXor(a, b);
      default -> throw new IllegalArgumentException(op.symbol());
    };
  }

  private Object evaluate(Expr expr) {
    return switch (expr) {
      case Expr.Name name -> named(name.id());
      case Expr.IntLiteral literal -> Numerals.normalized(literal.value());
      case Expr.FloatLiteral literal -> literal.value();
      case Expr.StringLiteral literal -> literal.value();
      case Expr.BytesLiteral literal -> PyBytes.of(literal.value());
      case Expr.BoolLiteral literal -> literal.value();
      case Expr.NoneLiteral _ -> None.NONE;
      case Expr.Attribute attribute -> Ops.getAttr(evaluate(attribute.target()), attribute.name());
      case Expr.Index(_, var target, var index, _) ->
          Ops.getItem(evaluate(target), evaluate(index));
      case Expr.Slice(_, var lower, var upper, var step) ->
          new PySlice(optional(lower), optional(upper), optional(step));
      case Expr.Call call -> call(call);
      case Expr.Unary(_, var op, var operand) -> unary(op, evaluate(operand));
      case Expr.Binary(_, var op, var left, var right) ->
          binary(op, evaluate(left), evaluate(right));
      case Expr.Compare compare -> compare(compare);
      case Expr.TupleLiteral tuple -> PyTuple.of(all(tuple.elements()));
      case Expr.ListLiteral list -> PyList.of(all(list.elements()));
      case Expr.SetLiteral set -> set(set.elements());
      case Expr.DictLiteral dict -> dict(dict);
      case Expr.Comprehension comprehension -> comprehension(comprehension);
      default -> throw new IllegalArgumentException(expr.toString());
    };
  }

  private Object named(String name) {
    Object value = names.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no name " + name);
    }
    return value;
  }

  private Object optional(@Nullable Expr expr) {
    return expr == null ? None.NONE : evaluate(expr);
  }

  private Object set(List<Expr> elements) {
    boolean constant = elements.size() > 2 && elements.stream().allMatch(this::isConstant);
    Object[] members = all(elements);
    return constant ? evaluated(members) : PySet.of(members);
  }

  /** A constant set of a text that CPython evaluates, and so never writes to its cache. */
  private static PySet evaluated(Object... members) {
    List<Object> once = new ArrayList<>();
    PySet.of(members).forEach(once::add);
    return PySet.from(PySet.copyOf(once));
  }

  private boolean isConstant(Expr expr) {
    return switch (expr) {
      case Expr.IntLiteral _, Expr.FloatLiteral _, Expr.StringLiteral _, Expr.BoolLiteral _ -> true;
      case Expr.NoneLiteral _ -> true;
      case Expr.Unary(_, _, var operand) -> isConstant(operand);
      case Expr.Binary(_, _, var left, var right) -> isConstant(left) && isConstant(right);
      case Expr.TupleLiteral tuple -> tuple.elements().stream().allMatch(this::isConstant);
      default -> false;
    };
  }

  private Object[] all(List<Expr> elements) {
    return elements.stream().map(this::evaluate).toArray();
  }

  private Object call(Expr.Call call) {
    Object target =
        call.callee() instanceof Expr.Attribute method ? evaluate(method.target()) : None.NONE;
    List<Object> args = new ArrayList<>();
    List<String> keywords = new ArrayList<>();
    for (Expr.Argument argument : call.arguments()) {
      args.add(evaluate(argument.value()));
      if (argument instanceof Expr.Argument.Keyword keyword) {
        keywords.add(keyword.name());
      }
    }
    String[] names = keywords.toArray(String[]::new);
    return call.callee() instanceof Expr.Attribute method
        ? Ops.callMethod(target, method.name(), args.toArray(), names)
        : Ops.call(evaluate(call.callee()), args.toArray(), names);
  }

  private static Object unary(Expr.UnaryOp op, Object value) {
    return switch (op) {
      case NOT -> !Ops.truthy(value);
      case NEGATE -> Ops.negate(value);
      case PLUS -> Ops.plus(value);
      case INVERT -> Ops.invert(value);
    };
  }

  private static Object binary(Expr.BinaryOp op, Object a, Object b) {
    return switch (op) {
      case ADD -> Ops.add(a, b);
      case SUBTRACT -> Ops.subtract(a, b);
      case MULTIPLY -> Ops.multiply(a, b);
      case DIVIDE -> Ops.divide(a, b);
      case FLOOR_DIVIDE -> Ops.floorDivide(a, b);
      case MODULO -> Ops.modulo(a, b);
      case POWER -> Ops.power(a, b);
      case MATRIX_MULTIPLY -> Ops.matrixMultiply(a, b);
      case BIT_AND -> Ops.bitAnd(a, b);
      case BIT_OR -> Ops.bitOr(a, b);
      case BIT_XOR -> Ops.bitXor(a, b);
      case SHIFT_LEFT -> Ops.shiftLeft(a, b);
      case SHIFT_RIGHT -> Ops.shiftRight(a, b);
    };
  }

  private Object compare(Expr.Compare compare) {
    Object left = evaluate(compare.first());
    for (int i = 0; i < compare.ops().size(); i++) {
      Object right = evaluate(compare.rest().get(i));
      if (!holds(compare.ops().get(i), left, right)) {
        return false;
      }
      left = right;
    }
    return true;
  }

  private static boolean holds(Expr.CompareOp op, Object a, Object b) {
    return switch (op) {
      case EQ -> Ops.eq(a, b);
      case NE -> !Ops.eq(a, b);
      case LT -> Ops.lt(a, b);
      case LE -> Ops.le(a, b);
      case GT -> Ops.gt(a, b);
      case GE -> Ops.ge(a, b);
      case IN -> Ops.contains(b, a);
      case NOT_IN -> !Ops.contains(b, a);
      case IS -> Ops.is(a, b);
      case IS_NOT -> !Ops.is(a, b);
    };
  }

  private Object dict(Expr.DictLiteral literal) {
    PyDict dict = new PyDict();
    for (int i = 0; i < literal.values().size(); i++) {
      Expr key = literal.keys().get(i);
      Object value = evaluate(literal.values().get(i));
      if (key == null) {
        dict.update(value);
      } else {
        dict.put(evaluate(key), value);
      }
    }
    return dict;
  }

  private Object comprehension(Expr.Comprehension comprehension) {
    Expr.ComprehensionClause clause = comprehension.clauses().getFirst();
    PyList list = new PyList();
    PyDict dict = new PyDict();
    PyIterator items = Ops.iterate(evaluate(clause.iterable()));
    for (Object item = items.next(); item != null; item = items.next()) {
      store(clause.target(), item);
      Expr value = comprehension.value();
      if (value != null) {
        dict.put(evaluate(comprehension.element()), evaluate(value));
      } else {
        list.append(evaluate(comprehension.element()));
      }
    }
    return comprehension.value() == null ? list : dict;
  }
}

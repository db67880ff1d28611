package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.Iterators;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Items;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/**
 * A value that is implemented in Java and is neither a scalar nor an {@link Instance}: containers,
 * bytes, ranges, dates, matches. {@link Ops} dispatches to these methods; whatever a value does not
 * override is asked of its class ({@code __len__}, {@code __add__} …) and else answers as a bare
 * object does in CPython.
 */
public interface NativeValue {
  /** The class of the value; its namespace holds the methods. */
  PyType type();

  default boolean truthy() {
    Object flag = Dunder.invoke(this, "__bool__");
    if (flag != null) {
      return Ops.truthy(flag);
    }
    return Dunder.find(type(), "__len__") == null || length() != 0;
  }

  default int length() {
    return Items.checked(this, Dunder.invoke(this, "__len__"));
  }

  default Object getItem(Object key) {
    Object answer = Dunder.invoke(this, "__getitem__", key);
    if (answer == null) {
      throw Errors.typeError("'" + type().spokenName() + "' object is not subscriptable");
    }
    return answer;
  }

  default void setItem(Object key, Object value) {
    if (Dunder.invoke(this, "__setitem__", key, value) == null) {
      throw Errors.typeError(
          "'" + type().spokenName() + "' object does not support item assignment");
    }
  }

  default void delItem(Object key) {
    if (Dunder.invoke(this, "__delitem__", key) == null) {
      throw Items.undeletable(this, key);
    }
  }

  default boolean contains(Object item) {
    Object answer = Dunder.invoke(this, "__contains__", item);
    if (answer != null) {
      return Ops.truthy(answer);
    }
    PyIterator items = iterator();
    if (items == null) {
      throw Errors.typeError("argument of type '" + type().spokenName() + "' is not iterable");
    }
    return Ops.contains(items, item);
  }

  /** A fresh iterator, or {@code null} when the value is not iterable. */
  default @Nullable PyIterator iterator() {
    return Iterators.overloaded(this);
  }

  default boolean equalTo(Object other) {
    Object answer = Dunder.attempt(this, "__eq__", other);
    return answer == null ? Identity.same(this, other) : Ops.truthy(answer);
  }

  /** The answer of {@code <}, {@code <=}, {@code >} or {@code >=}; {@code null}: not supported. */
  default @Nullable Boolean compare(Operator operator, Object other) {
    Object answer = Dunder.attempt(this, operator.method(), other);
    return answer == null ? null : (Boolean) Ops.truthy(answer);
  }

  /** The language's hash; raises TypeError for mutable containers. */
  default long hash() {
    Object answer = Dunder.invoke(this, "__hash__");
    return answer == null ? System.identityHashCode(this) : Keys.hash(answer);
  }

  default String repr() {
    Object answer = Dunder.invoke(this, "__repr__");
    return answer == null ? Texts.plain(type(), this) : Texts.text(answer, "__repr__");
  }

  default String str() {
    Object answer = Dunder.invoke(this, "__str__");
    return answer == null ? repr() : Texts.text(answer, "__str__");
  }

  default String format(String spec) {
    Object answer = Dunder.invoke(this, "__format__", spec);
    if (answer != null) {
      return Texts.formatted(answer);
    }
    if (!spec.isEmpty()) {
      throw Errors.typeError(
          "unsupported format string passed to " + type().spokenName() + ".__format__");
    }
    return str();
  }

  /** {@code this <operator> right}; {@code null} stands for NotImplemented. */
  default @Nullable Object binary(Operator operator, Object right) {
    return Dunder.attempt(this, operator.method(), right);
  }

  /** {@code left <operator> this}, asked when the left operand declines. */
  default @Nullable Object reflected(Operator operator, Object left) {
    return Dunder.attempt(this, operator.reflectedMethod(), left);
  }

  /** The in-place form; {@code null}: use {@link #binary}. */
  default @Nullable Object inPlace(Operator operator, Object right) {
    return Dunder.attempt(this, operator.inPlaceMethod(), right);
  }

  /** An attribute of this very value, looked up before the class's; {@code null}: there is none. */
  default @Nullable Object attr(String name) {
    return null;
  }
}

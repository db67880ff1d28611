package io.jacquard.jac.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A value that is implemented in Java and is neither a scalar nor an {@link Instance}: containers,
 * bytes, ranges, dates, matches. {@link Ops} dispatches to these methods; whatever a value does not
 * override answers as a bare object does in CPython.
 */
public interface NativeValue {
  /** The class of the value; its namespace holds the methods. */
  PyType type();

  default boolean truthy() {
    return true;
  }

  default int length() {
    throw Errors.typeError("object of type '" + type().name() + "' has no len()");
  }

  default Object getItem(Object key) {
    throw Errors.typeError("'" + type().name() + "' object is not subscriptable");
  }

  default void setItem(Object key, Object value) {
    throw Errors.typeError("'" + type().name() + "' object does not support item assignment");
  }

  default void delItem(Object key) {
    throw Errors.typeError("'" + type().name() + "' object doesn't support item deletion");
  }

  default boolean contains(Object item) {
    PyIterator items = iterator();
    if (items == null) {
      throw Errors.typeError("argument of type '" + type().name() + "' is not iterable");
    }
    for (Object next = items.next(); next != null; next = items.next()) {
      if (Identity.same(next, item) || Ops.eq(next, item)) {
        return true;
      }
    }
    return false;
  }

  /** A fresh iterator, or {@code null} when the value is not iterable. */
  default @Nullable PyIterator iterator() {
    return null;
  }

  default boolean equalTo(Object other) {
    return Identity.same(this, other);
  }

  /** The answer of {@code <}, {@code <=}, {@code >} or {@code >=}; {@code null}: not supported. */
  default @Nullable Boolean compare(Operator operator, Object other) {
    return null;
  }

  /** The language's hash; raises TypeError for mutable containers. */
  default long hash() {
    return System.identityHashCode(this);
  }

  default String repr() {
    return "<"
        + type().name()
        + " object at 0x"
        + String.format("%012x", System.identityHashCode(this))
        + ">";
  }

  default String str() {
    return repr();
  }

  default String format(String spec) {
    if (!spec.isEmpty()) {
      throw Errors.typeError(
          "unsupported format string passed to " + type().name() + ".__format__");
    }
    return str();
  }

  /** {@code this <operator> right}; {@code null} stands for NotImplemented. */
  default @Nullable Object binary(Operator operator, Object right) {
    return null;
  }

  /** {@code left <operator> this}, asked when the left operand declines. */
  default @Nullable Object reflected(Operator operator, Object left) {
    return null;
  }

  /** The in-place form; {@code null}: use {@link #binary}. */
  default @Nullable Object inPlace(Operator operator, Object right) {
    return null;
  }

  /** An attribute of this very value, looked up before the class's; {@code null}: there is none. */
  default @Nullable Object attr(String name) {
    return null;
  }
}

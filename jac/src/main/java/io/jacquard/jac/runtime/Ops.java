package io.jacquard.jac.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Every operation on values, with CPython's results and messages. Nodes of the evaluator only order
 * their operands and call one of these, so that another back end over the same representation means
 * the same.
 */
public final class Ops {
  private Ops() {}

  // arithmetic and bits: reflected methods, int overflow to BigInteger, str/list/tuple/set/dict
  // forms
  public static Object add(Object a, Object b) {
    throw todo();
  }

  public static Object subtract(Object a, Object b) {
    throw todo();
  }

  public static Object multiply(Object a, Object b) {
    throw todo();
  }

  public static Object divide(Object a, Object b) {
    throw todo();
  }

  public static Object floorDivide(Object a, Object b) {
    throw todo();
  }

  public static Object modulo(Object a, Object b) {
    throw todo();
  }

  public static Object power(Object a, Object b) {
    throw todo();
  }

  public static Object matrixMultiply(Object a, Object b) {
    throw todo();
  }

  public static Object bitAnd(Object a, Object b) {
    throw todo();
  }

  public static Object bitOr(Object a, Object b) {
    throw todo();
  }

  public static Object bitXor(Object a, Object b) {
    throw todo();
  }

  public static Object shiftLeft(Object a, Object b) {
    throw todo();
  }

  public static Object shiftRight(Object a, Object b) {
    throw todo();
  }

  // in-place forms (+= and friends): list += extends, __iadd__ is tried first
  public static Object inPlaceAdd(Object a, Object b) {
    throw todo();
  }

  // (the other in-place forms have the same signature: inPlaceSubtract … inPlaceShiftRight)
  public static Object negate(Object a) {
    throw todo();
  }

  public static Object plus(Object a) {
    throw todo();
  }

  public static Object invert(Object a) {
    throw todo();
  }

  // comparison: eq/ne answer a boolean (== on objects that return other values is converted)
  public static boolean eq(Object a, Object b) {
    throw todo();
  }

  public static boolean lt(Object a, Object b) {
    throw todo();
  }

  public static boolean le(Object a, Object b) {
    throw todo();
  }

  public static boolean gt(Object a, Object b) {
    throw todo();
  }

  public static boolean ge(Object a, Object b) {
    throw todo();
  }

  public static boolean is(Object a, Object b) {
    throw todo();
  }

  public static boolean contains(Object container, Object item) {
    throw todo();
  }

  public static boolean truthy(Object a) {
    throw todo();
  }

  public static int hash(Object a) {
    throw todo();
  }

  // attributes and items
  public static PyType typeOf(Object a) {
    throw todo();
  }

  public static Object getAttr(Object target, String name) {
    throw todo();
  }

  /** The attribute, or {@code null} where getAttr would raise AttributeError. */
  public static @Nullable Object findAttr(Object target, String name) {
    throw todo();
  }

  public static void setAttr(Object target, String name, Object value) {
    throw todo();
  }

  public static void delAttr(Object target, String name) {
    throw todo();
  }

  public static Object getItem(Object target, Object key) {
    throw todo();
  }

  public static void setItem(Object target, Object key, Object value) {
    throw todo();
  }

  public static void delItem(Object target, Object key) {
    throw todo();
  }

  // calls and iteration
  public static Object call(Object callee, Object[] args, String[] keywords) {
    throw todo();
  }

  public static Object call(Object callee, Object... args) {
    throw todo();
  }

  /** {@code target.name(args)} without making the bound method. */
  public static Object callMethod(Object target, String name, Object[] args, String[] keywords) {
    throw todo();
  }

  public static PyIterator iterate(Object iterable) {
    throw todo();
  }

  public static int length(Object a) {
    throw todo();
  }

  public static boolean isInstance(Object a, Object typeOrTuple) {
    throw todo();
  }

  // text
  public static String str(Object a) {
    throw todo();
  }

  public static String repr(Object a) {
    throw todo();
  }

  public static String ascii(Object a) {
    throw todo();
  }

  public static String format(Object a, String spec) {
    throw todo();
  }

  private static UnsupportedOperationException todo() {
    return new UnsupportedOperationException();
  }
}

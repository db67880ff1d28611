package io.jacquard.jac.java;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of the language as Java values and back. */
final class Conversion {
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private Conversion() {}

  static Object toJac(@Nullable Object value) {
    return switch (value) {
      case null -> None.NONE;
      case Boolean flag -> flag;
      case Character character -> character.toString();
      case String text -> text;
      case Float number -> number.doubleValue();
      case Double number -> number;
      case BigInteger big ->
          big.compareTo(MIN) >= 0 && big.compareTo(MAX) <= 0 ? (Object) big.longValue() : big;
      case Byte number -> number.longValue();
      case Short number -> number.longValue();
      case Integer number -> number.longValue();
      case Long number -> number;
      case List<?> list -> {
        PyList copy = new PyList();
        list.forEach(item -> copy.append(toJac(item)));
        yield copy;
      }
      case Set<?> set -> PySet.copyOf(set.stream().map(Conversion::toJac).toList());
      case byte[] bytes -> PyBytes.of(bytes);
      case Object[] array -> toJac(Arrays.asList(array));
      case Map<?, ?> map -> {
        PyDict copy = new PyDict();
        map.forEach((key, item) -> copy.put(toJac(key), toJac(item)));
        yield copy;
      }
      case JavaObject wrapped -> wrapped;
      default -> new JavaObject(value);
    };
  }

  /** Whether a value of the language can be passed where a Java type is wanted. */
  static boolean fits(Object value, Class<?> wanted) {
    return value == None.NONE ? !wanted.isPrimitive() : toJava(value, wanted) != null;
  }

  /** The value as that Java type; {@code null} for None and for what does not fit. */
  static @Nullable Object toJava(Object value, Class<?> wanted) {
    return switch (value) {
      case None _ -> null;
      case Long number -> whole(number, wanted);
      case Double number when wanted == float.class || wanted == Float.class -> number.floatValue();
      case Double number when wanted == double.class -> number;
      case Boolean flag when wanted == boolean.class -> flag;
      case String text when text.length() == 1 && wanted == char.class -> text.charAt(0);
      case PyBytes bytes when wanted.isAssignableFrom(byte[].class) -> bytes.toByteArray();
      case PyList list when wanted.isAssignableFrom(ArrayList.class) -> plain(list.asJava());
      case PyTuple tuple when wanted.isAssignableFrom(ArrayList.class) -> plain(tuple.asJava());
      case PySet set when wanted.isAssignableFrom(LinkedHashSet.class) ->
          new LinkedHashSet<>(plain(Arrays.asList(Iteration.toArray(set))));
      case PyDict dict when wanted.isAssignableFrom(LinkedHashMap.class) -> plain(dict);
      case JavaObject(Object wrapped) -> wanted.isInstance(wrapped) ? wrapped : null;
      case JavaClass(Class<?> wrapped) -> wanted == Class.class ? wrapped : null;
      default -> wanted.isInstance(value) ? value : null;
    };
  }

  private static @Nullable Object whole(Long number, Class<?> wanted) {
    if (wanted == long.class || wanted.isInstance(number)) {
      return number;
    }
    if (wanted == int.class || wanted == Integer.class) {
      return number == number.intValue() ? (Object) number.intValue() : null;
    }
    if (wanted == double.class || wanted == Double.class) {
      return number.doubleValue();
    }
    return wanted == BigInteger.class ? BigInteger.valueOf(number) : null;
  }

  private static List<@Nullable Object> plain(Iterable<Object> items) {
    List<@Nullable Object> copy = new ArrayList<>();
    items.forEach(item -> copy.add(toJava(item, Object.class)));
    return copy;
  }

  private static Map<@Nullable Object, @Nullable Object> plain(PyDict dict) {
    Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
    dict.forEach((key, item) -> copy.put(toJava(key, Object.class), toJava(item, Object.class)));
    return copy;
  }
}

package io.jacquard.jac.runtime.iteration;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of the iterators that programs get to see: {@code list_iterator} and its like. */
public final class IteratorTypes {
  private static final PyType STR = type("str_iterator");
  private static final PyType STR_ASCII = type("str_ascii_iterator");
  private static final PyType RANGE = type("range_iterator");
  private static final PyType SET = type("set_iterator");
  private static final PyType KEYS = type("dict_keyiterator");
  private static final PyType KEYS_REVERSED = type("dict_reversekeyiterator");

  private static final Map<PyType, PyType> FORWARD =
      Map.ofEntries(
          Map.entry(BuiltinTypes.LIST, type("list_iterator")),
          Map.entry(BuiltinTypes.TUPLE, type("tuple_iterator")),
          Map.entry(BuiltinTypes.BYTES, type("bytes_iterator")),
          Map.entry(BuiltinTypes.BYTEARRAY, type("bytearray_iterator")),
          Map.entry(BuiltinTypes.SET, SET),
          Map.entry(BuiltinTypes.FROZENSET, SET),
          Map.entry(BuiltinTypes.RANGE, RANGE),
          Map.entry(BuiltinTypes.DICT, KEYS),
          Map.entry(BuiltinTypes.DICT_KEYS, KEYS),
          Map.entry(BuiltinTypes.DICT_VALUES, type("dict_valueiterator")),
          Map.entry(BuiltinTypes.DICT_ITEMS, type("dict_itemiterator")));

  private static final Map<PyType, PyType> BACKWARD =
      Map.of(
          BuiltinTypes.LIST,
          type("list_reverseiterator"),
          BuiltinTypes.RANGE,
          RANGE,
          BuiltinTypes.DICT,
          KEYS_REVERSED,
          BuiltinTypes.DICT_KEYS,
          KEYS_REVERSED,
          BuiltinTypes.DICT_VALUES,
          type("dict_reversevalueiterator"),
          BuiltinTypes.DICT_ITEMS,
          type("dict_reverseitemiterator"));

  private static final PyType CALLABLE = type("callable_iterator");

  private IteratorTypes() {}

  /** Makes the class of an iterator. */
  public static PyType type(String name) {
    return new PyType(name, "builtins", PyType.Kind.BUILTIN, List.of(BuiltinTypes.ITERATOR));
  }

  /** What {@code iter(value)} answers. */
  public static PyIterator iterator(Object value) {
    Object iterable = BoxedInstance.unbox(value);
    return typed(forward(iterable), Iterators.of(value));
  }

  /** An iterator from the end of a value, as an object of the class it has in CPython. */
  public static PyIterator reversed(Object value, PyIterator items) {
    return typed(BACKWARD.get(Ops.typeOf(value)), items);
  }

  /** What {@code iter(function, sentinel)} answers. */
  public static PyIterator calling(PyIterator items) {
    return typed(CALLABLE, items);
  }

  private static PyIterator typed(@Nullable PyType type, PyIterator items) {
    return type == null || items instanceof NativeValue ? items : new TypedIterator(type, items);
  }

  private static @Nullable PyType forward(Object iterable) {
    if (iterable instanceof String text) {
      return text.chars().allMatch(c -> c < 0x80) ? STR_ASCII : STR;
    }
    return FORWARD.get(Ops.typeOf(iterable));
  }
}

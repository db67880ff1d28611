package io.jacquard.jac.runtime.type;

import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.SlotMember;
import io.jacquard.jac.runtime.operator.Ops;

/** What {@code __slots__} means: which attributes the objects of a class may have. */
public final class Slots {
  private static final String SLOTS = "__slots__";
  private static final String DICTIONARY = "__dict__";

  private Slots() {}

  /** Gives a class the members that its body names. */
  static void define(PyType type) {
    Object named = type.namespace().get(SLOTS);
    if (named == null) {
      return;
    }
    for (Object name : names(named)) {
      if (!(name instanceof String text)) {
        throw Errors.typeError(
            "__slots__ items must be strings, not '" + Ops.typeOf(name).name() + "'");
      }
      if (type.namespace().containsKey(text)) {
        throw Errors.valueError("'" + text + "' in __slots__ conflicts with class variable");
      }
      if (!text.equals(DICTIONARY) && !text.equals("__weakref__")) {
        type.namespace().put(text, new SlotMember(type, text));
      }
    }
  }

  /** Whether objects of the class take attributes that no {@code __slots__} names. */
  public static boolean hasDictionary(PyType type) {
    for (PyType each : type.mro()) {
      Object named = each.namespace().get(SLOTS);
      boolean open = named == null ? each != BuiltinTypes.OBJECT : names(DICTIONARY, named);
      if (open) {
        return true;
      }
    }
    return false;
  }

  private static boolean names(String name, Object named) {
    for (Object each : names(named)) {
      if (name.equals(each)) {
        return true;
      }
    }
    return false;
  }

  private static Object[] names(Object named) {
    return named instanceof String single ? new Object[] {single} : Iteration.toArray(named);
  }
}

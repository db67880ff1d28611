package io.jacquard.jac.lib.collections.functools;

import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;

/** {@code functools.total_ordering}: derives three comparisons from the one that a class has. */
final class TotalOrdering {
  private static final List<String> METHODS = List.of("__lt__", "__le__", "__gt__", "__ge__");

  private TotalOrdering() {}

  static PyType complete(PyType type) {
    String root =
        METHODS.stream()
            .filter(m -> has(type, m))
            .findFirst()
            .orElseThrow(
                () -> Errors.valueError("must define at least one ordering operation: < > <= >="));
    for (String method : METHODS) {
      if (!has(type, method)) {
        type.define(
            NativeFunction.of(method, "(self, other, /)", a -> derived(root, method, a[0], a[1])));
      }
    }
    return type;
  }

  private static boolean has(PyType type, String method) {
    Object found = type.lookup(method);
    return found != null && !found.equals(BuiltinTypes.OBJECT.lookup(method));
  }

  private static Object derived(String root, String method, Object self, Object other) {
    Object answer = Ops.callMethod(self, root, new Object[] {other}, new String[0]);
    if (answer == Singleton.NOT_IMPLEMENTED) {
      return answer;
    }
    boolean known = Ops.truthy(answer);
    boolean strictRoot = !root.endsWith("e__");
    boolean strict = !method.endsWith("e__");
    boolean sameSide = root.charAt(2) == method.charAt(2);
    if (sameSide) {
      return strict ? known && !Ops.eq(self, other) : known || Ops.eq(self, other);
    }
    if (strictRoot == strict) {
      return strict ? !known && !Ops.eq(self, other) : !known || Ops.eq(self, other);
    }
    return !known;
  }
}

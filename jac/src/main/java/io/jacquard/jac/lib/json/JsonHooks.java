package io.jacquard.jac.lib.json;

import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.number.Numerals;
import org.jspecify.annotations.Nullable;

/**
 * The functions a program may pass to {@code json.loads}; {@code null} where it passed none.
 *
 * @param strict whether control characters inside strings are refused
 */
record JsonHooks(
    @Nullable Object objectHook,
    @Nullable Object pairsHook,
    @Nullable Object parseInt,
    @Nullable Object parseFloat,
    @Nullable Object parseConstant,
    boolean strict) {
  static final JsonHooks NONE = new JsonHooks(null, null, null, null, null, true);

  boolean wantsPairs() {
    return pairsHook != null;
  }

  Object object(PyDict dict, @Nullable PyList pairs) {
    if (pairsHook != null && pairs != null) {
      return Ops.call(pairsHook, pairs);
    }
    return objectHook == null ? dict : Ops.call(objectHook, dict);
  }

  Object integer(String literal) {
    return parseInt == null ? Numerals.parseInt(literal, 10) : Ops.call(parseInt, literal);
  }

  Object real(String literal) {
    return parseFloat == null ? (Object) Double.valueOf(literal) : Ops.call(parseFloat, literal);
  }

  Object constant(String word, Double value) {
    return parseConstant == null ? value : Ops.call(parseConstant, word);
  }
}

package io.jacquard.jac.eval.type;

import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bases of a class statement.
 *
 * @param rewritten what was written, where something in it stands for other bases
 */
record ClassBases(List<PyType> types, @Nullable PyTuple rewritten) {

  static ClassBases of(Object[] written) {
    List<PyType> types = new ArrayList<>();
    boolean same = true;
    for (Object base : written) {
      if (base instanceof PyType type) {
        types.add(type);
        continue;
      }
      same = false;
      Object entries = Ops.findAttr(base, "__mro_entries__");
      if (entries != null) {
        add(Ops.call(entries, PyTuple.of(written)), types);
      } else if (Ops.findAttr(base, "__origin__") instanceof PyType origin) {
        types.add(origin);
      } else {
        throw Errors.typeError("bases must be types");
      }
    }
    return new ClassBases(types, same ? null : PyTuple.of(written));
  }

  private static void add(Object entries, List<PyType> types) {
    if (!(entries instanceof PyTuple)) {
      throw Errors.typeError("__mro_entries__ must return a tuple");
    }
    for (Object entry : Iteration.toArray(entries)) {
      if (!(entry instanceof PyType type)) {
        throw Errors.typeError("bases must be types");
      }
      types.add(type);
    }
  }

  /** The same with one more at the end. */
  ClassBases and(PyType last) {
    List<PyType> more = new ArrayList<>(types);
    more.add(last);
    return new ClassBases(more, rewritten);
  }

  PyTuple tuple() {
    return PyTuple.of(types.toArray());
  }
}

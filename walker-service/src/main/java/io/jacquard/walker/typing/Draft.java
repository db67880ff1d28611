package io.jacquard.walker.typing;

import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.walker.upload.Part;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object that a request describes and that is yet to be constructed, inside the call. */
record Draft(PyType type, Map<String, Object> fields) {

  /** The value with every draft in it constructed, and every file opened. */
  static Object build(Object value) {
    return switch (value) {
      case Draft draft -> draft.construct();
      case Part file -> file.open();
      case PyList list -> PyList.of(built(list.toArray()));
      case PyTuple tuple -> PyTuple.of(built(tuple.toArray()));
      case PyDict dict -> built(dict);
      default -> value;
    };
  }

  private Object construct() {
    Map<String, Object> values = new LinkedHashMap<>(fields);
    values.replaceAll((_, value) -> build(value));
    return type.call(values.values().toArray(), values.keySet().toArray(String[]::new));
  }

  private static Object[] built(Object[] values) {
    return Arrays.stream(values).map(Draft::build).toArray();
  }

  private static PyDict built(PyDict dict) {
    PyDict built = new PyDict();
    dict.forEach((key, value) -> built.put(key, build(value)));
    return built;
  }
}

package io.jacquard.graph.type;

import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Classes by their stored names, for one unit of work. */
public final class Types {
  private static final String BUILTIN = "builtins.";

  private final TypeResolver program;
  private final StandIns standIns;
  private final Map<String, PyType> known = new HashMap<>();

  public Types(TypeResolver program, StandIns standIns) {
    this.standIns = standIns;
    this.program = program;
    for (PyType own : List.of(OspTypes.ROOT, OspTypes.GENERIC_EDGE, OspTypes.NODE, OspTypes.EDGE)) {
      known.put(own.qualifiedName(), own);
    }
  }

  public PyType node(String name) {
    return named(name, PyType.Kind.NODE, OspTypes.NODE);
  }

  public PyType edge(String name) {
    return named(name, PyType.Kind.EDGE, OspTypes.EDGE);
  }

  /** The class of a value inside a field. */
  public PyType value(String name) {
    PyType type = known.get(name);
    return type != null ? type : resolve(name, PyType.Kind.OBJ, List.of());
  }

  private PyType named(String name, PyType.Kind kind, PyType base) {
    PyType type = known.get(name);
    if (type == null) {
      type = resolve(name, kind, List.of(base));
    }
    return type.kind() == kind ? type : standIns.of(name, kind, List.of(base));
  }

  private PyType resolve(String name, PyType.Kind kind, List<PyType> bases) {
    PyType found = name.startsWith(BUILTIN) ? builtin(name) : program.find(name);
    PyType type = found != null ? found : standIns.of(name, kind, bases);
    known.put(name, type);
    return type;
  }

  private static @Nullable PyType builtin(String name) {
    return BuiltinTypes.find(name.substring(BUILTIN.length()));
  }
}

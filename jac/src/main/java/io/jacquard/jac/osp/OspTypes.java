package io.jacquard.jac.osp;

import io.jacquard.jac.osp.graph.Anchor;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.osp.walk.WalkerObject;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.function.Descriptor;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The classes that the language itself brings for graphs. */
public final class OspTypes {
  private static final String MODULE = "jaclang.pycore.archetype";

  /** The implicit base of every archetype but {@code class}. */
  public static final PyType ARCHETYPE =
      new PyType("Archetype", MODULE, PyType.Kind.OBJ, List.of(BuiltinTypes.OBJECT));

  /** The implicit base of every node class. */
  public static final PyType NODE =
      new PyType("NodeArchetype", MODULE, PyType.Kind.NODE, List.of(ARCHETYPE));

  /** The implicit base of every edge class. */
  public static final PyType EDGE =
      new PyType("EdgeArchetype", MODULE, PyType.Kind.EDGE, List.of(ARCHETYPE));

  /** The implicit base of every walker class. */
  public static final PyType WALKER =
      new PyType("WalkerArchetype", MODULE, PyType.Kind.WALKER, List.of(ARCHETYPE));

  /** The node every user starts at. */
  public static final PyType ROOT = new PyType("Root", MODULE, PyType.Kind.NODE, List.of(NODE));

  /** The edge that {@code ++>} makes. */
  public static final PyType GENERIC_EDGE =
      new PyType("GenericEdge", MODULE, PyType.Kind.EDGE, List.of(EDGE));

  static {
    ARCHETYPE.defineProperty("__jac__", self -> new Anchor((Instance) self));
    WALKER.namespace().put("reports", (Descriptor) (walker, _) -> reports(walker));
    ROOT.constructor((args, keywords) -> new NodeObject(ROOT));
    GENERIC_EDGE.constructor((args, keywords) -> new EdgeObject(GENERIC_EDGE));
    for (PyType complete : List.of(ARCHETYPE, NODE, EDGE, WALKER, ROOT, GENERIC_EDGE)) {
      complete.finish();
    }
  }

  private OspTypes() {}

  /** The reports of a walker that has not been spawned yet: a list of its own, empty so far. */
  private static Object reports(@Nullable Object walker) {
    PyList none = new PyList();
    if (walker instanceof WalkerObject idle) {
      idle.own("reports", none);
    }
    return none;
  }

  /** Qualified names of a class and of everything derived from it. */
  public static Set<String> namesBelow(PyType type) {
    Set<String> names = new HashSet<>();
    collect(type, names);
    return names;
  }

  private static void collect(PyType type, Set<String> names) {
    if (names.add(type.qualifiedName())) {
      type.subclasses().forEach(sub -> collect(sub, names));
    }
  }
}

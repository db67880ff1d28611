package io.jacquard.jac.osp;

import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.osp.graph.GraphPrinter;
import io.jacquard.jac.osp.graph.GraphView;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.osp.graph.ObjectId;
import io.jacquard.jac.osp.graph.TransientIds;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.number.Ints;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The builtin names that Jac adds to Python's. */
public final class JacBuiltins {
  /** Where {@code @restspec} leaves its arguments: a dict, on the class or function. */
  public static final String RESTSPEC = "__restspec__";

  private static final Map<String, Object> NAMESPACE = build();

  private JacBuiltins() {}

  /** Every name with its value. */
  public static Map<String, Object> namespace() {
    return NAMESPACE;
  }

  private static Map<String, Object> build() {
    Map<String, Object> names = new LinkedHashMap<>();
    names.put("Obj", OspTypes.ARCHETYPE);
    names.put("Node", OspTypes.NODE);
    names.put("Edge", OspTypes.EDGE);
    names.put("Walker", OspTypes.WALKER);
    names.put("Root", OspTypes.ROOT);
    names.put("GenericEdge", OspTypes.GENERIC_EDGE);
    for (NativeFunction function : functions()) {
      names.put(function.name(), function);
    }
    return Map.copyOf(names);
  }

  private static NativeFunction[] functions() {
    return new NativeFunction[] {
      NativeFunction.of("jid", "(obj)", args -> id(args[0])),
      NativeFunction.of("jobj", "(id)", args -> Osp.objectById(args[0])),
      NativeFunction.of("grant", "(obj, level=0)", JacBuiltins::grant),
      NativeFunction.of("perm_grant", "(obj, level=0)", JacBuiltins::grant),
      NativeFunction.of("revoke", "(obj)", JacBuiltins::revoke),
      NativeFunction.of("perm_revoke", "(obj)", JacBuiltins::revoke),
      NativeFunction.of("allow_root", "(obj, root_id, level=0)", JacBuiltins::allowRoot),
      NativeFunction.of("disallow_root", "(obj, root_id, level=0)", JacBuiltins::disallowRoot),
      NativeFunction.of("save", "(obj)", args -> save(args[0])),
      NativeFunction.of(
          "commit",
          "(obj=None)",
          args -> {
            graph().commit();
            return None.NONE;
          }),
      NativeFunction.of("allroots", "()", args -> allRoots()),
      NativeFunction.of("reset_graph", "(root=None)", args -> (long) graph().reset()),
      NativeFunction.of(
          "printgraph",
          "(node=None, depth=-1, traverse=False, edge_type=None, bfs=True, edge_limit=512,"
              + " node_limit=512, file=None, format='dot')",
          JacBuiltins::printGraph),
      NativeFunction.of("restspec", "(**options)", args -> restSpec((PyDict) args[0]))
    };
  }

  private static Graph graph() {
    return Execution.current().graph();
  }

  private static Object id(Object value) {
    return isPlain(value) ? TransientIds.of((Instance) value) : graph().id(object(value));
  }

  /** A walker or a plain object has no place in the graph: there is nothing to keep of it. */
  private static Object save(Object value) {
    if (!isPlain(value)) {
      graph().save(object(value));
    }
    return None.NONE;
  }

  /** Whether a value is a walker or an {@code obj}: of an archetype, but in no graph. */
  private static boolean isPlain(Object value) {
    return value instanceof Instance instance
        && !(value instanceof GraphObject)
        && instance.type().kind().generatesConstructor();
  }

  private static GraphObject object(Object value) {
    if (value instanceof GraphObject object) {
      return object;
    }
    throw Osp.notInGraph(value);
  }

  private static Object grant(Object[] args) {
    graph().grant(object(args[0]), AccessLevel.of(args[1]));
    return None.NONE;
  }

  private static Object revoke(Object[] args) {
    graph().grant(object(args[0]), AccessLevel.NO_ACCESS);
    return None.NONE;
  }

  private static Object allowRoot(Object[] args) {
    AccessLevel level = AccessLevel.of(args[2]);
    graph().allowRoot(object(args[0]), rootId(args[1]), level);
    return None.NONE;
  }

  private static Object disallowRoot(Object[] args) {
    graph().disallowRoot(object(args[0]), rootId(args[1]));
    return None.NONE;
  }

  /** A root is named by its node, its anchor's id, or the id's text. */
  private static String rootId(Object value) {
    return value instanceof GraphObject root ? graph().id(root) : ObjectId.parse(value);
  }

  private static PyList allRoots() {
    Execution execution = Execution.current();
    Graph graph = execution.graph();
    if (!graph.beganAsSystem() && !execution.host().administers(graph.id(graph.root()))) {
      throw Errors.make("PermissionError", "only administrators see all roots");
    }
    PyList roots = new PyList();
    graph().allRoots().forEach(roots::append);
    return roots;
  }

  private static Object printGraph(Object[] args) {
    Object start = args[0];
    GraphView.Request request =
        new GraphView.Request(
            start == None.NONE ? graph().root() : node(start),
            count(args[1]),
            Ops.truthy(args[2]),
            names(args[3]),
            Ops.truthy(args[4]),
            count(args[5]),
            count(args[6]));
    String text = GraphPrinter.print(new GraphView(request), Ops.str(args[8]));
    if (args[7] != None.NONE) {
      write(text, Ops.str(args[7]));
    }
    return text;
  }

  private static NodeObject node(Object value) {
    if (object(value) instanceof NodeObject node) {
      return node;
    }
    throw Errors.typeError(
        "printgraph() starts at a node, not at '" + Ops.typeOf(value).name() + "'");
  }

  private static int count(Object value) {
    return switch (value) {
      case Long _, BigInteger _ -> Ints.clamped(value);
      case Boolean truth -> truth ? 1 : 0;
      default ->
          throw Errors.typeError(
              "'" + Ops.typeOf(value).name() + "' object cannot be interpreted as an integer");
    };
  }

  private static void write(String text, String name) {
    Execution execution = Execution.current();
    Path file = execution.files().resolve(name);
    execution.markExternal();
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw Errors.make("OSError", 5L, "printgraph cannot write its file", name);
    }
  }

  private static Set<String> names(Object value) {
    Set<String> names = new HashSet<>();
    if (value != None.NONE) {
      PyIterator items = Ops.iterate(value);
      for (Object item = items.next(); item != null; item = items.next()) {
        names.add(item instanceof PyType type ? type.name() : Ops.str(item));
      }
    }
    return names;
  }

  /** {@code @restspec(method=…, path=…)} notes its arguments on what it decorates. */
  private static Object restSpec(PyDict options) {
    return NativeFunction.of(
        "restspec",
        "(target, /)",
        args -> {
          Object target = args[0];
          switch (target) {
            case PyType type -> type.namespace().put(RESTSPEC, options);
            case PyFunction function -> function.attributes().put(RESTSPEC, options);
            default -> throw Errors.typeError("restspec decorates a walker or a function");
          }
          return target;
        });
  }
}

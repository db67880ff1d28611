package io.jacquard.jac.osp;

import io.jacquard.jac.osp.graph.Anchor;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.osp.graph.ObjectId;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modules of the reference implementation that give its runtime's functions one by one. */
public final class JaclangModules {
  private JaclangModules() {}

  /** A fresh module of that name, or {@code null}. */
  public static @Nullable PyModule find(String name) {
    return switch (name) {
      case "jaclang", "jaclang.jac0core.runtime" ->
          new PyModule(name).set("JacRuntime", GraphRuntime.INSTANCE);
      default -> null;
    };
  }

  private static PyType builtin(String name) {
    return new PyType(name, "jaclang", PyType.Kind.BUILTIN, List.of(BuiltinTypes.OBJECT));
  }

  /** {@code JacRuntime}: the graph's functions under one name. */
  private static final class GraphRuntime implements NativeValue {
    private static final PyType TYPE = JaclangModules.builtin("JacRuntime");
    private static final GraphRuntime INSTANCE = new GraphRuntime();

    private final Map<String, Object> members = new LinkedHashMap<>();

    private GraphRuntime() {
      JacBuiltins.namespace()
          .forEach((name, value) -> {
            if (value instanceof NativeFunction) {
              members.put(name, value);
            }
          });
      members.put("root", NativeFunction.of("root", "()", args -> Osp.root()));
      members.put("get_context", NativeFunction.of("get_context", "()", args -> Context.INSTANCE));
      members.put(
          "check_access_level",
          NativeFunction.of("check_access_level", "(anchor)", args -> level(args[0])));
    }

    private static Object level(Object anchor) {
      Object target = anchor instanceof Anchor view ? view.archetype() : anchor;
      if (!(target instanceof GraphObject object)) {
        throw Osp.notInGraph(target);
      }
      return (long) Execution.current().graph().level(object).value();
    }

    @Override
    public PyType type() {
      return TYPE;
    }

    @Override
    public @Nullable Object attr(String name) {
      return members.get(name);
    }
  }

  /** What {@code JacRuntime.get_context()} answers: whose root the call acts for. */
  private static final class Context implements NativeValue {
    private static final PyType TYPE = JaclangModules.builtin("JacContext");
    private static final Context INSTANCE = new Context();

    private static final NativeFunction SET_USER_ROOT =
        NativeFunction.of(
            "set_user_root",
            "(root_id)",
            args -> {
              actAs(ObjectId.parse(args[0]));
              return None.NONE;
            });

    private static void actAs(String id) {
      Graph graph = Execution.current().graph();
      graph.root(); // the root that is left is one of all roots, visited or not
      for (NodeObject root : graph.allRoots()) {
        if (graph.id(root).equals(id)) {
          graph.actAs(root);
          return;
        }
      }
      throw Errors.valueError("there is no root " + id);
    }

    @Override
    public PyType type() {
      return TYPE;
    }

    @Override
    public @Nullable Object attr(String name) {
      return name.equals("set_user_root") ? SET_USER_ROOT : null;
    }
  }
}

package io.jacquard.jac.lib.jaclang;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.enums.EnumModule;
import io.jacquard.jac.osp.JacBuiltins;
import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.PyType;

/**
 * The parts of {@code jaclang} that programs import. Internals of the reference implementation
 * ({@code JacRuntime}, anchors) are no part of the language: importing them by name fails.
 */
public final class JaclangModules {
  /** How a walker is reached; also known without an import, as the peer has it. */
  public static final PyType API_PROTOCOL =
      EnumModule.define(
          "jaclang.runtimelib.server",
          "APIProtocol",
          EnumModule.ENUM,
          "HTTP",
          "http",
          "WEBHOOK",
          "webhook",
          "WEBSOCKET",
          "websocket");

  private JaclangModules() {}

  /** {@code jaclang.runtimelib.builtin}: the builtins of Jac by their module name. */
  public static PyModule builtin() {
    return new ModuleBuilder("jaclang.runtimelib.builtin").values(JacBuiltins.namespace()).build();
  }

  /** {@code jaclang.runtimelib.server}. */
  public static PyModule server() {
    return new ModuleBuilder("jaclang.runtimelib.server")
        .type(API_PROTOCOL)
        .value("restspec", restspec())
        .build();
  }

  private static Object restspec() {
    Object function = JacBuiltins.namespace().get("restspec");
    if (function == null) {
      throw new IllegalStateException("restspec is a builtin of Jac");
    }
    return function;
  }

  /** {@code jaclang.jac0core.constructs} and its older names: the archetypes' base classes. */
  public static PyModule constructs(String name) {
    return new ModuleBuilder(name)
        .value("Root", OspTypes.ROOT)
        .value("GenericEdge", OspTypes.GENERIC_EDGE)
        .value("NodeArchetype", OspTypes.NODE)
        .value("EdgeArchetype", OspTypes.EDGE)
        .value("WalkerArchetype", OspTypes.WALKER)
        .value("Archetype", OspTypes.ARCHETYPE)
        .value("ObjectArchetype", OspTypes.ARCHETYPE)
        .build();
  }

  /** {@code byllm.lib}: a model can be named; asking it fails where the program does so. */
  public static PyModule models(String name) {
    ClassBuilder model = new ClassBuilder(name, "Model");
    PyType type = model.build();
    model
        .constructor(
            "(model_name, **options)",
            arguments -> {
              Instance made = new Instance(type);
              made.own("model_name", arguments[0]);
              return made;
            })
        .method("__call__", "(self, **options)", arguments -> arguments[0]);
    return new ModuleBuilder(name).type(type).build();
  }

  /** A package that exists only to hold its modules. */
  public static PyModule empty(String name) {
    return new ModuleBuilder(name).build();
  }
}

package io.jacquard.jac.lib.jaclang;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.enums.EnumModule;
import io.jacquard.jac.osp.JacBuiltins;
import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

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

  /** {@code AccessLevel}: what programs grant, as numbers that know their names. */
  static final PyType ACCESS_LEVEL =
      EnumModule.define(
          "jaclang.jac0core.constructs",
          "AccessLevel",
          EnumModule.intEnum(),
          Arrays.stream(AccessLevel.values())
              .flatMap(level -> Stream.of(level.name(), (long) level.value()))
              .toArray());

  private JaclangModules() {}

  /** The builtin names of access levels: {@code ReadPerm}, and the seeds' {@code READ}. */
  public static Map<String, Object> accessLevels() {
    Map<String, Object> names = new HashMap<>();
    for (AccessLevel level : AccessLevel.values()) {
      Object member = EnumModule.member(ACCESS_LEVEL, level.name());
      names.put(level.name(), member);
      names.put(level.permission(), member);
    }
    return names;
  }

  /** {@code jaclang.runtimelib.builtin}: the builtins of Jac by their module name. */
  public static PyModule builtin() {
    return new ModuleBuilder("jaclang.runtimelib.builtin")
        .values(JacBuiltins.namespace())
        .values(accessLevels())
        .build();
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
        .type(ACCESS_LEVEL)
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

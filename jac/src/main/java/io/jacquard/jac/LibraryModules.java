package io.jacquard.jac;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.Builtins;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.StandardLibrary;
import io.jacquard.jac.osp.JacBuiltins;
import io.jacquard.jac.osp.JaclangModules;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.PyType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The modules that come with the language: Python's standard ones and those of jaclang. */
public final class LibraryModules {
  private static final Map<String, PyModule> OTHERS = new ConcurrentHashMap<>();

  private LibraryModules() {}

  /** Whether {@link #find} will find it; runs nothing. */
  public static boolean exists(String name) {
    return other(name) != null || StandardLibrary.exists(name) || LibrarySources.exists(name);
  }

  /** The module of that name, or {@code null}; one written in Jac runs at its first import. */
  public static @Nullable PyModule find(String name) {
    PyModule other = other(name);
    if (other != null) {
      return other;
    }
    PyModule written = StandardLibrary.find(name);
    return written == null ? LibrarySources.find(name) : written;
  }

  /** As {@link #find}, but {@code null} for one that is written in Jac; runs nothing. */
  static @Nullable PyModule built(String name) {
    PyModule other = other(name);
    return other == null ? StandardLibrary.find(name) : other;
  }

  /** The names that a module has; nothing when there is none or they cannot be told. */
  static Optional<Set<String>> names(String module) {
    PyModule built = built(module);
    return built == null ? LibrarySources.names(module) : Optional.of(built.globals().keySet());
  }

  /** What names mean that no scope of a program binds. */
  static Map<String, Object> builtins() {
    Map<String, Object> builtins = new HashMap<>(Builtins.namespace());
    builtins.putAll(JacBuiltins.namespace());
    PyType protocol = io.jacquard.jac.lib.jaclang.JaclangModules.API_PROTOCOL;
    builtins.put(protocol.name(), protocol);
    return builtins;
  }

  private static @Nullable PyModule other(String name) {
    PyModule known = OTHERS.get(name);
    if (known != null) {
      return known;
    }
    PyModule made =
        switch (name) {
          case "importlib" -> importlib();
          case "builtins" -> new ModuleBuilder(name).values(builtins()).build();
          default -> JaclangModules.find(name);
        };
    if (made != null) {
      OTHERS.put(name, made);
    }
    return made;
  }

  private static PyModule importlib() {
    return new ModuleBuilder("importlib")
        .function("import_module", "(name, package=None)", a -> imported(Args.text(a[0], "name")))
        .build();
  }

  private static PyModule imported(String name) {
    PyModule module = find(name);
    if (module == null) {
      throw Errors.make("ModuleNotFoundError", "No module named '" + name + "'");
    }
    return module;
  }
}

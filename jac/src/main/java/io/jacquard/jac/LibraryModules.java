package io.jacquard.jac;

import io.jacquard.jac.lib.Builtins;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.StandardLibrary;
import io.jacquard.jac.osp.JacBuiltins;
import io.jacquard.jac.osp.JaclangModules;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.type.PyType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The modules that come with the language: Python's standard ones and those of jaclang. */
public final class LibraryModules {
  /** Modules that hold others. */
  private static final Set<String> PACKAGES =
      Set.of(
          "asyncio",
          "collections",
          "concurrent",
          "html",
          "http",
          "importlib",
          "json",
          "jaclang",
          "jaclang.jac0core",
          "jaclang.runtimelib",
          "logging",
          "unittest",
          "urllib",
          "xml",
          "xml.etree",
          "zoneinfo");

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
    PyModule found = written == null ? LibrarySources.find(name) : written;
    if (found != null && PACKAGES.contains(name) && found.get("__path__") == null) {
      found.set("__path__", PyList.of());
    }
    return found;
  }

  /** Those that have been imported so far, by name. */
  static Map<String, PyModule> started() {
    Map<String, PyModule> started = new LinkedHashMap<>(OTHERS);
    started.putAll(StandardLibrary.started());
    started.putAll(LibrarySources.started());
    return started;
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
    builtins.putAll(io.jacquard.jac.lib.jaclang.JaclangModules.accessLevels());
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
          case "builtins" -> new ModuleBuilder(name).values(builtins()).build();
          default -> JaclangModules.find(name);
        };
    if (made != null) {
      OTHERS.put(name, made);
    }
    return made;
  }
}

package io.jacquard.jac;

import io.jacquard.jac.lib.StandardLibrary;
import io.jacquard.jac.osp.JaclangModules;
import io.jacquard.jac.runtime.PyModule;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The modules that come with the language: Python's standard ones and those of jaclang. */
final class LibraryModules {
  private static final Map<String, PyModule> JACLANG = new ConcurrentHashMap<>();

  private LibraryModules() {}

  static @Nullable PyModule find(String name) {
    PyModule known = JACLANG.get(name);
    if (known != null) {
      return known;
    }
    PyModule made = JaclangModules.find(name);
    if (made == null) {
      return StandardLibrary.find(name);
    }
    JACLANG.put(name, made);
    return made;
  }
}

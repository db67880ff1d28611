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
    PyModule standard = StandardLibrary.find(name);
    if (standard != null) {
      return standard;
    }
    PyModule known = JACLANG.get(name);
    if (known == null) {
      known = JaclangModules.find(name);
      if (known != null) {
        JACLANG.put(name, known);
      }
    }
    return known;
  }
}

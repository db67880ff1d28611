package io.jacquard.jac;

import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classes by the names that they had: {@code static has __jac_former_names__: list = ["Task",
 * "shop.Item"];} reads what was stored as a Task of the same module, or as an Item of shop.
 */
final class FormerNames {
  private static final String DECLARATION = "__jac_former_names__";

  private FormerNames() {}

  static @Nullable PyType find(List<LoadedModule> modules, String qualifiedName) {
    for (LoadedModule loaded : modules) {
      for (Object value : loaded.module().globals().values()) {
        if (value instanceof PyType type && had(type, qualifiedName)) {
          return type;
        }
      }
    }
    return null;
  }

  private static boolean had(PyType type, String qualifiedName) {
    if (type.namespace().get(DECLARATION) instanceof PyList names) {
      for (Object name : names.toArray()) {
        if (name instanceof String former && qualifiedName.equals(qualified(former, type))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String qualified(String former, PyType type) {
    return former.contains(".") ? former : type.module() + "." + former;
  }
}

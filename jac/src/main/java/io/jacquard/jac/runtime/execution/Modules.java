package io.jacquard.jac.runtime.execution;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modules that a running program can ask for by a name that it makes up. */
public interface Modules {
  /** Those of no program: there are none. */
  Modules NONE =
      new Modules() {
        @Override
        public @Nullable PyModule find(String name) {
          return null;
        }

        @Override
        public Map<String, PyModule> started() {
          return Map.of();
        }
      };

  /** The module of that dotted name, run if need be, or {@code null}. */
  @Nullable PyModule find(String name);

  /** What has been imported so far, by name; {@code sys.modules}. */
  Map<String, PyModule> started();
}

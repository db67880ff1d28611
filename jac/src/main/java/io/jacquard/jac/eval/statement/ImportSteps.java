package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.ModuleImporter;
import io.jacquard.jac.eval.Raised;
import io.jacquard.jac.eval.expression.TargetNode;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code import} and {@code include}. */
public final class ImportSteps {
  private ImportSteps() {}

  private static PyModule load(ModuleImporter importer, int dots, String path) {
    PyModule module = importer.find(dots, path);
    if (module == null) {
      throw missing(importer, dots, path);
    }
    return module;
  }

  /** Names the first part of the path that is not there, as the import that fails is that one's. */
  private static JacError missing(ModuleImporter importer, int dots, String path) {
    PyModule outer = null;
    for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
      String part = path.substring(0, dot);
      outer = importer.find(dots, part);
      if (outer == null) {
        return named("ModuleNotFoundError", "No module named '" + part + "'", part);
      }
    }
    String reason =
        outer == null || outer.get("__path__") != null
            ? ""
            : "; '" + path.substring(0, path.lastIndexOf('.')) + "' is not a package";
    return named("ModuleNotFoundError", "No module named '" + path + "'" + reason, path);
  }

  /** An error that knows the module as {@code name}. */
  private static JacError named(String type, String message, String module) {
    JacError error = Errors.make(type, message);
    error.exception().own("name", module);
    return error;
  }

  public static final class Import extends Step {
    private final ModuleImporter importer;
    private final String path;
    private final TargetNode target;
    private final boolean whole;

    /**
     * @param whole binds the module itself, not the package it starts with
     */
    public Import(int at, ModuleImporter importer, String path, TargetNode target, boolean whole) {
      super(at);
      this.importer = importer;
      this.path = path;
      this.target = target;
      this.whole = whole;
    }

    @Override
    public int run(Frame frame) {
      PyModule module = load(importer, 0, path);
      int dot = path.indexOf('.');
      if (!whole && dot > 0) {
        module = packages(module, dot);
      }
      target.store(frame, module);
      return NORMAL;
    }

    /** The first package of the path; each package has the next as attribute. */
    private PyModule packages(PyModule last, int firstDot) {
      PyModule inner = last;
      int dot = path.lastIndexOf('.');
      while (true) {
        String outerPath = path.substring(0, dot);
        PyModule outer = importer.find(0, outerPath);
        if (outer == null) {
          outer = new PyModule(outerPath);
        }
        String name = path.substring(dot + 1).split("\\.", 2)[0];
        if (outer.get(name) == null) {
          outer.set(name, inner);
        }
        if (dot == firstDot) {
          return outer;
        }
        inner = outer;
        dot = path.lastIndexOf('.', dot - 1);
      }
    }
  }

  public static final class ImportFrom extends Step {
    private final ModuleImporter importer;
    private final int dots;
    private final String path;
    private final String[] names;
    private final TargetNode[] targets;

    public ImportFrom(
        int at,
        ModuleImporter importer,
        int dots,
        String path,
        String[] names,
        TargetNode[] targets) {
      super(at);
      this.importer = importer;
      this.dots = dots;
      this.path = path;
      this.names = names;
      this.targets = targets;
    }

    @Override
    public int run(Frame frame) {
      PyModule module = importer.find(dots, path);
      for (int i = 0; i < names.length; i++) {
        targets[i].store(frame, member(module, names[i]));
      }
      return NORMAL;
    }

    /** What the module has, or what its {@code __getattr__} finds. */
    private static @Nullable Object found(PyModule module, String name) {
      try {
        return Ops.findAttr(module, name);
      } catch (JacError e) {
        if (Raised.is(e, "AttributeError")) {
          return null;
        }
        throw e;
      }
    }

    private Object member(@Nullable PyModule module, String name) {
      Object value = module == null ? null : found(module, name);
      if (value != null) {
        return value;
      }
      PyModule inner = importer.find(dots, path.isEmpty() ? name : path + "." + name);
      if (inner != null) {
        return inner;
      }
      if (module == null) {
        throw missing(importer, dots, path);
      }
      throw named(
          "ImportError",
          "cannot import name '%s' from '%s'".formatted(name, module.name()),
          module.name());
    }
  }

  /** Every public name of a module becomes a global of this one. */
  public static final class Include extends Step {
    private final ModuleImporter importer;
    private final String path;
    private final PyModule into;

    public Include(int at, ModuleImporter importer, String path, PyModule into) {
      super(at);
      this.importer = importer;
      this.path = path;
      this.into = into;
    }

    @Override
    public int run(Frame frame) {
      PyModule module = load(importer, 0, path);
      for (Map.Entry<String, Object> entry : module.globals().entrySet()) {
        if (!entry.getKey().startsWith("_")) {
          into.set(entry.getKey(), entry.getValue());
        }
      }
      return NORMAL;
    }
  }
}

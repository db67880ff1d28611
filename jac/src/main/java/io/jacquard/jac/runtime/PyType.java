package io.jacquard.jac.runtime;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A class of the language: a builtin ({@code int}), an exception, or one written in Jac. Calling it
 * constructs an object.
 */
public final class PyType implements PyCallable {
  private final String name;
  private final String module;
  private final Kind kind;
  private final List<PyType> bases;
  private final List<PyType> mro;
  private final List<WeakReference<PyType>> subclasses = new CopyOnWriteArrayList<>();
  private final Map<String, Object> namespace = new LinkedHashMap<>();
  private final Map<String, Object> lookupCache = new HashMap<>();
  private final Shape emptyShape = new Shape(this);
  private List<FieldSpec> fields = List.of();
  private @Nullable PyCallable constructor;

  /** What sort of class it is. */
  public enum Kind {
    BUILTIN,
    OBJ,
    CLASS,
    NODE,
    EDGE,
    WALKER,
    ENUM
  }

  /**
   * One {@code has} field, base-class fields included, in constructor order.
   *
   * @param annotation the declared type as source text
   * @param factory makes the default for a new instance; {@code null} when required
   */
  public record FieldSpec(
      String name,
      String annotation,
      java.util.function.@Nullable Supplier<Object> factory,
      boolean byPostinit) {}

  public PyType(String name, String module, Kind kind, List<PyType> bases) {
    this.name = name;
    this.module = module;
    this.kind = kind;
    this.bases = List.copyOf(bases);
    this.mro = MethodResolution.linearize(this, this.bases);
    for (PyType base : this.bases) {
      base.subclasses.add(new WeakReference<>(this));
    }
  }

  /** The classes that name this one as a base, as far as they are still in use. */
  public List<PyType> subclasses() {
    List<PyType> live = new ArrayList<>();
    for (WeakReference<PyType> reference : subclasses) {
      PyType type = reference.get();
      if (type != null) {
        live.add(type);
      }
    }
    return live;
  }

  public String name() {
    return name;
  }

  public String module() {
    return module;
  }

  /** {@code module.Class}: the type's name in stored documents. */
  public String qualifiedName() {
    return module + "." + name;
  }

  public Kind kind() {
    return kind;
  }

  public List<PyType> bases() {
    return bases;
  }

  /** Method resolution order, this class first. */
  public List<PyType> mro() {
    return mro;
  }

  public boolean isSubtypeOf(PyType other) {
    return this == other || mro.contains(other);
  }

  /** The class's own attributes in definition order. */
  public Map<String, Object> namespace() {
    return namespace;
  }

  /** The attribute through the MRO without binding, or {@code null}. */
  public @Nullable Object lookup(String attribute) {
    for (PyType type : mro) {
      Object found = type.namespace.get(attribute);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  public List<FieldSpec> fields() {
    return fields;
  }

  public void fields(List<FieldSpec> all) {
    this.fields = List.copyOf(all);
  }

  public Shape emptyShape() {
    return emptyShape;
  }

  int expectedAttributes() {
    return fields.size();
  }

  /** Sets how a builtin class constructs; Jac classes use the generated constructor. */
  public PyType constructor(PyCallable callable) {
    this.constructor = callable;
    return this;
  }

  @Override
  public Object call(Object[] args, String[] keywords) {
    if (constructor != null) {
      return constructor.call(args, keywords);
    }
    throw new UnsupportedOperationException("the runtime owner completes construction");
  }

  /** C3 linearization. */
  static final class MethodResolution {
    private MethodResolution() {}

    static List<PyType> linearize(PyType self, List<PyType> bases) {
      List<List<PyType>> sequences = new ArrayList<>();
      for (PyType base : bases) {
        sequences.add(new ArrayList<>(base.mro()));
      }
      sequences.add(new ArrayList<>(bases));
      List<PyType> result = new ArrayList<>();
      result.add(self);
      while (true) {
        sequences.removeIf(List::isEmpty);
        if (sequences.isEmpty()) {
          return List.copyOf(result);
        }
        PyType next = head(sequences);
        result.add(next);
        for (List<PyType> sequence : sequences) {
          if (sequence.getFirst() == next) {
            sequence.removeFirst();
          }
        }
      }
    }

    private static PyType head(List<List<PyType>> sequences) {
      for (List<PyType> sequence : sequences) {
        PyType candidate = sequence.getFirst();
        if (sequences.stream().noneMatch(s -> s.indexOf(candidate) > 0)) {
          return candidate;
        }
      }
      throw Errors.typeError("Cannot create a consistent method resolution order (MRO) for bases");
    }
  }
}

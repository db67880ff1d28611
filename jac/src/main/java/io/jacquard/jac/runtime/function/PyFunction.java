package io.jacquard.jac.runtime.function;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A function written in Jac. Found in a class through an instance, it is bound to the instance. */
public abstract class PyFunction implements Method, NativeValue {
  /** The class of functions. */
  public static final PyType TYPE = BuiltinTypes.FUNCTION;

  private final Map<String, Object> attributes = new LinkedHashMap<>();

  @Override
  public final PyType type() {
    return TYPE;
  }

  @Override
  public abstract String name();

  /** The name with the enclosing classes and functions, as tracebacks and messages show it. */
  public abstract String qualifiedName();

  /** The module it was written in. */
  public abstract PyModule globals();

  /** The dotted name of the module it was written in. */
  public abstract String module();

  /** What {@code __module__} says; see {@link PyType#displayModule}. */
  protected abstract String displayModule();

  /** The defaults of the parameters that have one, in order. */
  private Stream<Parameter> optional(boolean keywordOnly) {
    return parameters().stream()
        .filter(p -> p.defaultValue() != null)
        .filter(p -> keywordOnly == (p.kind() == ParameterKind.KEYWORD_ONLY));
  }

  /** What was attached beyond the names that a function has anyway. */
  private Map<String, Object> attached() {
    Map<String, Object> attached = new LinkedHashMap<>(attributes);
    attached.keySet().removeIf(name -> name.equals("__doc__") || TYPE.lookup(name) != null);
    return attached;
  }

  private Object defaults() {
    Object[] values = optional(false).map(Parameter::defaultValue).toArray();
    return values.length == 0 ? None.NONE : PyTuple.of(values);
  }

  private Object keywordDefaults() {
    PyDict values = new PyDict();
    optional(true).forEach(p -> values.put(p.name(), Objects.requireNonNull(p.defaultValue())));
    return values.size() == 0 ? None.NONE : values;
  }

  private PyDict annotations() {
    PyDict annotations = new PyDict();
    for (Parameter parameter : parameters()) {
      if (parameter.annotation() != null) {
        annotations.put(parameter.name(), parameter.annotation());
      }
    }
    annotations.put("return", returns());
    return annotations;
  }

  public abstract @Nullable String doc();

  /** The declared type of its result as source text; {@code None} where it has none. */
  public abstract String returns();

  /** Whether calling it makes a coroutine. */
  public abstract boolean async();

  /** Whether calling it makes a generator. */
  public abstract boolean generator();

  /** The parameters in order, an implicit {@code self} included. */
  public abstract List<Parameter> parameters();

  @Override
  public final @Nullable Object attr(String attribute) {
    Object attached = attributes.get(attribute);
    return attached != null
        ? attached
        : switch (attribute) {
          case "__name__" -> name();
          case "__qualname__" -> qualifiedName();
          case "__module__" -> displayModule();
          case "__defaults__" -> defaults();
          case "__kwdefaults__" -> keywordDefaults();
          case "__annotations__" -> annotations();
          case "__globals__" -> PyDict.copyOf(globals().globals());
          case "__dict__" -> PyDict.writingTo(this::attached, attributes::put, attributes::remove);
          case "__doc__" -> {
            String doc = doc();
            yield doc == null ? None.NONE : doc;
          }
          default -> null;
        };
  }

  @Override
  public final String repr() {
    return String.format(
        "<function %s at 0x%012x>", qualifiedName(), System.identityHashCode(this));
  }

  /** What programs attached to the function object. */
  public final Map<String, Object> attributes() {
    return attributes;
  }

  /**
   * One declared parameter.
   *
   * @param annotation the declared type as source text
   * @param defaultValue the default, evaluated once; {@code null} when required
   */
  public record Parameter(
      String name,
      ParameterKind kind,
      @Nullable String annotation,
      @Nullable Object defaultValue) {}

  /** How a parameter takes its argument. */
  public enum ParameterKind {
    POSITIONAL_ONLY,
    NORMAL,
    KEYWORD_ONLY,
    VAR_POSITIONAL,
    VAR_KEYWORD
  }
}

package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.Parameter;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The module {@code _inspect}: what {@code inspect} cannot ask in the language itself. */
public final class InspectModule {
  private InspectModule() {}

  public static PyModule module() {
    return new ModuleBuilder("_inspect")
        .function("parameters", "(function)", a -> parameters(a[0]))
        .function("returns", "(function)", a -> returns(a[0]))
        .function("is_async", "(function)", a -> a[0] instanceof PyFunction f && f.async())
        .function("is_generator", "(function)", a -> a[0] instanceof PyFunction f && f.generator())
        .build();
  }

  /** Name, kind, whether there is a default, default and type of each; None when not known. */
  private static Object parameters(Object function) {
    List<Object> entries =
        switch (function) {
          case PyFunction f -> f.parameters().stream().map(InspectModule::entry).toList();
          case NativeFunction f ->
              f.signature().parameters().stream().map(InspectModule::entry).toList();
          case PyType type -> Dataclass.fields(type).stream().map(InspectModule::entry).toList();
          default -> List.of(None.NONE);
        };
    return entries.equals(List.of(None.NONE)) ? None.NONE : PyList.copyOf(entries);
  }

  private static Object entry(PyFunction.Parameter p) {
    String kind =
        switch (p.kind()) {
          case POSITIONAL_ONLY -> "POSITIONAL_ONLY";
          case NORMAL -> "POSITIONAL_OR_KEYWORD";
          case KEYWORD_ONLY -> "KEYWORD_ONLY";
          case VAR_POSITIONAL -> "VAR_POSITIONAL";
          case VAR_KEYWORD -> "VAR_KEYWORD";
        };
    return entry(p.name(), kind, p.defaultValue() != null, p.defaultValue(), p.annotation());
  }

  private static Object entry(Parameter p) {
    return entry(p.name(), p.kind().name(), !p.required(), p.defaultValue(), null);
  }

  private static Object entry(DataField field) {
    String kind = field.settings().keywordOnly() ? "KEYWORD_ONLY" : "POSITIONAL_OR_KEYWORD";
    return entry(field.name(), kind, !field.required(), field.shownDefault(), field.annotation());
  }

  private static Object entry(
      String name,
      String kind,
      boolean optional,
      @Nullable Object value,
      @Nullable String annotation) {
    return PyTuple.of(name, kind, optional, Args.orNone(value), Args.orNone(annotation));
  }

  private static Object returns(Object function) {
    return function instanceof PyFunction f ? f.returns() : None.NONE;
  }
}

package io.jacquard.jac.java;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Java class as a value: calling it constructs, its static members are attributes. */
public record JavaClass(Class<?> wrapped) implements NativeValue, PyCallable {
  private static final PyType TYPE =
      new PyType("JavaClass", "java", PyType.Kind.BUILTIN, List.of(BuiltinTypes.OBJECT));

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public Object call(Object[] args, String[] keywords) {
    return Invocation.invoke(
        wrapped.getSimpleName(), Arrays.asList(wrapped.getConstructors()), null, args, keywords);
  }

  @Override
  public @Nullable Object attr(String name) {
    List<? extends java.lang.reflect.Executable> methods =
        Arrays.stream(wrapped.getMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .filter(method -> method.getName().equals(name))
            .toList();
    if (!methods.isEmpty()) {
      return (PyCallable)
          (args, keywords) -> Invocation.invoke(name, methods, null, args, keywords);
    }
    return switch (name) {
      case "__name__" -> wrapped.getSimpleName();
      case "__module__" -> wrapped.getPackageName();
      default -> constant(name);
    };
  }

  private @Nullable Object constant(String name) {
    for (Field field : wrapped.getFields()) {
      if (field.getName().equals(name) && Modifier.isStatic(field.getModifiers())) {
        try {
          return Conversion.toJac(field.get(null));
        } catch (IllegalAccessException e) {
          return null;
        }
      }
    }
    return null;
  }

  @Override
  public String repr() {
    return "<java class '" + wrapped.getName() + "'>";
  }
}

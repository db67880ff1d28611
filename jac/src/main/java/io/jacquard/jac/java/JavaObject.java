package io.jacquard.jac.java;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Java object that has no counterpart in the language: its public methods are attributes. */
public record JavaObject(Object wrapped) implements NativeValue {
  private static final PyType TYPE =
      new PyType("JavaObject", "java", PyType.Kind.BUILTIN, List.of(BuiltinTypes.OBJECT));

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public @Nullable Object attr(String name) {
    if (name.equals("getClass")) {
      return null;
    }
    List<? extends Executable> methods =
        Arrays.stream(wrapped.getClass().getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .filter(method -> method.getName().equals(name))
            .map(Invocation::accessible)
            .toList();
    return methods.isEmpty()
        ? null
        : (PyCallable)
            (args, keywords) -> Invocation.invoke(name, methods, wrapped, args, keywords);
  }

  @Override
  public @Nullable PyIterator iterator() {
    if (!(wrapped instanceof Iterable<?> iterable)) {
      return null;
    }
    Iterator<?> items = iterable.iterator();
    return () -> items.hasNext() ? Conversion.toJac(items.next()) : null;
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof JavaObject(Object theirs) && wrapped.equals(theirs);
  }

  @Override
  public long hash() {
    return wrapped.hashCode();
  }

  @Override
  public String repr() {
    return wrapped.toString();
  }
}

package io.jacquard.jac.lib;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import java.util.function.Function;

/** Puts together one class of a native module: constructor, methods, properties, constants. */
public final class ClassBuilder {
  private final PyType type;

  public ClassBuilder(String module, String name, PyType... bases) {
    List<PyType> parents = bases.length == 0 ? List.of(BuiltinTypes.OBJECT) : List.of(bases);
    this.type = new PyType(name, module, PyType.Kind.BUILTIN, parents);
  }

  /** How the class makes values; the signature has no {@code self}. */
  public ClassBuilder constructor(String signature, NativeFunction.Body body) {
    type.constructor(NativeFunction.of(type.name(), signature, body));
    return this;
  }

  public ClassBuilder constructor(PyCallable callable) {
    type.constructor(callable);
    return this;
  }

  /** A method; {@code self} is the first parameter. */
  public ClassBuilder method(String name, String signature, NativeFunction.Body body) {
    type.define(NativeFunction.of(name, signature, body));
    return this;
  }

  /** A method without further parameters. */
  public <S> ClassBuilder method(String name, Class<S> self, Function<S, Object> body) {
    return method(name, "(self, /)", a -> body.apply(own(self, a[0])));
  }

  public ClassBuilder classMethod(String name, String signature, NativeFunction.Body body) {
    type.defineClassMethod(NativeFunction.of(name, signature, body));
    return this;
  }

  public ClassBuilder staticMethod(String name, String signature, NativeFunction.Body body) {
    type.defineStatic(NativeFunction.of(name, signature, body));
    return this;
  }

  /** A read-only attribute that is computed from the value. */
  public <S> ClassBuilder property(String name, Class<S> self, Function<S, Object> getter) {
    type.defineProperty(name, value -> getter.apply(own(self, value)));
    return this;
  }

  public ClassBuilder constant(String name, Object value) {
    type.namespace().put(name, value);
    return this;
  }

  /** The value itself; that of a program's own class below this one is in a box. */
  private static <S> S own(Class<S> self, Object value) {
    return self.cast(self.isInstance(value) ? value : BoxedInstance.unbox(value));
  }

  public PyType build() {
    return type;
  }
}

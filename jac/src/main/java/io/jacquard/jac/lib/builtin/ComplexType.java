package io.jacquard.jac.lib.builtin;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Dunder;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.number.PyComplex;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.number.ComplexText;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** The class {@code complex}: how it constructs, its attributes and methods. */
final class ComplexType {
  private static final PyComplex I = new PyComplex(0, 1);

  private ComplexType() {}

  static void install() {
    PyType type = BuiltinTypes.COMPLEX;
    type.constructor(NativeFunction.of("complex", "(real=?, imag=?)", ComplexType::construct));
    type.defineProperty("real", a -> self(a).real());
    type.defineProperty("imag", a -> self(a).imag());
    type.define(
        NativeFunction.of("conjugate", "(self, /)", a -> self(a[0]).conjugate()),
        NativeFunction.of("__complex__", "(self, /)", a -> a[0]),
        NativeFunction.of("__abs__", "(self, /)", a -> self(a[0]).magnitude()),
        NativeFunction.of("__neg__", "(self, /)", a -> self(a[0]).negated()),
        NativeFunction.of("__pos__", "(self, /)", a -> a[0]),
        NativeFunction.of(
            "__getnewargs__", "(self, /)", a -> PyTuple.of(self(a[0]).real(), self(a[0]).imag())));
  }

  private static PyComplex self(Object value) {
    return (PyComplex) value;
  }

  private static Object construct(@Nullable Object[] bound) {
    Object first = bound[0] == null ? (Object) 0L : BoxedInstance.unbox(bound[0]);
    Object second = bound[1] == null ? null : BoxedInstance.unbox(bound[1]);
    if (first instanceof String text) {
      if (second != null) {
        throw Errors.typeError("complex() can't take second arg if first is a string");
      }
      double[] parts = ComplexText.parse(text);
      return new PyComplex(parts[0], parts[1]);
    }
    if (second instanceof String) {
      throw Errors.typeError("complex() second arg can't be a string");
    }
    PyComplex real = number(first);
    if (real == null) {
      throw Errors.typeError(
          "complex() first argument must be a string or a number, not '"
              + Ops.typeOf(first).name()
              + "'");
    }
    if (second == null) {
      return real;
    }
    PyComplex imag = number(second);
    if (imag == null) {
      throw Errors.typeError(
          "complex() second argument must be a number, not '" + Ops.typeOf(second).name() + "'");
    }
    if (bound[1] instanceof PyComplex) {
      return real.plus(I.times(imag));
    }
    // a zero keeps its sign: nothing is added to it that was not given
    double part = first instanceof PyComplex ? real.imag() + imag.real() : imag.real();
    return new PyComplex(real.real(), part);
  }

  /** A number, or what {@code __complex__}, {@code __float__} or {@code __index__} makes of it. */
  private static @Nullable PyComplex number(Object value) {
    for (String method : new String[] {"__complex__", "__float__", "__index__"}) {
      PyComplex known = PyComplex.of(value);
      if (known != null) {
        return known;
      }
      Object answer = Dunder.invoke(value, method);
      if (answer != null) {
        return PyComplex.of(answer);
      }
    }
    return null;
  }
}

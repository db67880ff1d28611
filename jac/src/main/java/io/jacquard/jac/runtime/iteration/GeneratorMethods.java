package io.jacquard.jac.runtime.iteration;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/** The methods of iterators, generators, asynchronous generators and coroutines. */
public final class GeneratorMethods {
  private GeneratorMethods() {}

  public static void install() {
    BuiltinTypes.ITERATOR.define(
        NativeFunction.of("__iter__", "(self, /)", a -> a[0]),
        NativeFunction.of("__next__", "(self, /)", a -> ((PyIterator) a[0]).demand()));
    BuiltinTypes.COROUTINE.define(
        NativeFunction.of("close", "(self, /)", a -> abandon((PyCoroutine) a[0])),
        NativeFunction.of(
            "send",
            "(self, value, /)",
            a -> {
              throw ended(((PyCoroutine) a[0]).await());
            }),
        NativeFunction.of(
            "throw",
            "(self, typ, val=None, tb=None, /)",
            a -> {
              ((PyCoroutine) a[0]).close();
              throw error(a[1], a[2]);
            }),
        NativeFunction.of("__await__", "(self, /)", a -> new AwaitedCoroutine((PyCoroutine) a[0])));
    BuiltinTypes.GENERATOR.define(
        NativeFunction.of("__iter__", "(self, /)", a -> a[0]),
        NativeFunction.of("__next__", "(self, /)", a -> self(a).demand()),
        NativeFunction.of("send", "(self, value, /)", a -> next(self(a), self(a).send(a[1]))),
        NativeFunction.of(
            "throw",
            "(self, typ, val=None, tb=None, /)",
            a -> next(self(a), self(a).raise(error(a[1], a[2])))),
        NativeFunction.of("close", "(self, /)", a -> close(self(a))));
    BuiltinTypes.ASYNC_GENERATOR.define(
        NativeFunction.of("__aiter__", "(self, /)", a -> a[0]),
        NativeFunction.of("__anext__", "(self, /)", a -> later("__anext__", a, None.NONE)),
        NativeFunction.of("asend", "(self, value, /)", a -> later("asend", a, a[1])),
        NativeFunction.of(
            "athrow",
            "(self, typ, val=None, tb=None, /)",
            a -> {
              PyGenerator self = self(a);
              JacError error = error(a[1], a[2]);
              return PyCoroutine.of("athrow", () -> asyncNext(self.raise(error)));
            }),
        NativeFunction.of(
            "aclose",
            "(self, /)",
            a -> {
              PyGenerator self = self(a);
              return PyCoroutine.of("aclose", () -> close(self));
            }));
  }

  private static PyGenerator self(Object[] bound) {
    return (PyGenerator) bound[0];
  }

  private static Object abandon(PyCoroutine coroutine) {
    coroutine.close();
    return None.NONE;
  }

  /** The item, or StopIteration with what a generator returned. */
  static Object next(PyIterator iterator, @Nullable Object yielded) {
    if (yielded != null) {
      return yielded;
    }
    throw ended(iterator instanceof PyGenerator generator ? generator.returnValue() : None.NONE);
  }

  private static JacError ended(Object returned) {
    return returned == None.NONE
        ? Errors.make("StopIteration")
        : Errors.make("StopIteration", returned);
  }

  private static Object asyncNext(@Nullable Object yielded) {
    if (yielded == null) {
      throw Errors.make("StopAsyncIteration");
    }
    return yielded;
  }

  private static Object later(String name, Object[] bound, Object sent) {
    PyGenerator self = self(bound);
    return PyCoroutine.of(name, () -> asyncNext(self.send(sent)));
  }

  private static Object close(PyGenerator generator) {
    generator.close();
    return None.NONE;
  }

  private static JacError error(Object type, Object value) {
    if (type instanceof PyException exception) {
      return new JacError(exception);
    }
    if (type instanceof PyType exceptionType
        && exceptionType.isSubtypeOf(BuiltinTypes.BASE_EXCEPTION)) {
      if (value instanceof PyException exception) {
        return new JacError(exception);
      }
      Object[] arguments = value == None.NONE ? new Object[0] : new Object[] {value};
      return new JacError((PyException) exceptionType.call(arguments, PyCallable.NO_KEYWORDS));
    }
    throw Errors.typeError(
        "exceptions must be classes or instances deriving from BaseException, not "
            + Ops.typeOf(type).name());
  }
}

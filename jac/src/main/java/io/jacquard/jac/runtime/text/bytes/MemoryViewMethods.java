package io.jacquard.jac.runtime.text.bytes;

import io.jacquard.jac.runtime.container.ContainerMethods;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.format.Arguments;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.function.Function;

/** The methods and attributes of {@code memoryview}. */
public final class MemoryViewMethods {
  private MemoryViewMethods() {}

  public static void install() {
    PyType type = BuiltinTypes.MEMORY_VIEW;
    type.constructor(NativeFunction.of("memoryview", "(object)", a -> PyMemoryView.of(a[0])));
    ContainerMethods.defineSized(type);
    ContainerMethods.defineItems(type);
    type.define(
        NativeFunction.of("tobytes", "(self, /, order='C')", a -> PyBytes.of(self(a).bytes())),
        NativeFunction.of("tolist", "(self, /)", a -> PyList.of(Iteration.toArray(a[0]))),
        NativeFunction.of("toreadonly", "(self, /)", a -> self(a).asReadOnly()),
        NativeFunction.of("hex", "(self, /, *args)", MemoryViewMethods::hex),
        NativeFunction.of("cast", "(self, /, format)", MemoryViewMethods::cast),
        NativeFunction.of("release", "(self, /)", PyMemoryView::released),
        NativeFunction.of("__enter__", "(self, /)", a -> self(a).alive()),
        NativeFunction.of("__exit__", "(self, /, *args)", PyMemoryView::released));
    define("obj", PyMemoryView::source);
    define("nbytes", view -> (long) view.length());
    define("readonly", PyMemoryView::readOnly);
    define("format", _ -> "B");
    define("itemsize", _ -> 1L);
    define("ndim", _ -> 1L);
    define("shape", view -> view.dimension(view.length()));
    define("strides", view -> view.dimension(view.step()));
    define("suboffsets", _ -> PyTuple.of());
    for (String name : new String[] {"contiguous", "c_contiguous", "f_contiguous"}) {
      define(name, view -> view.step() == 1 || view.length() <= 1);
    }
  }

  private static PyMemoryView self(Object[] bound) {
    return (PyMemoryView) bound[0];
  }

  private static void define(String name, Function<PyMemoryView, Object> getter) {
    BuiltinTypes.MEMORY_VIEW.defineProperty(name, view -> getter.apply((PyMemoryView) view));
  }

  private static Object hex(Object[] bound) {
    Object[] arguments = ((PyTuple) bound[1]).asJava().toArray();
    return Ops.callMethod(
        PyBytes.of(self(bound).bytes()), "hex", arguments, PyCallable.NO_KEYWORDS);
  }

  private static Object cast(Object[] bound) {
    if (Arguments.text(bound[1], "cast() argument 1").equals("B")) {
      return PyMemoryView.of(bound[0]);
    }
    throw Errors.make(
        "NotImplementedError", "memoryview.cast() is supported by Jacquard only to 'B'");
  }
}

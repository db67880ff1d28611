package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.function.Method;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;

/** The module {@code _contextlib}: the part of {@code contextlib} that is not written in Jac. */
public final class ContextlibModule {
  private static final PyType GENERATED =
      new ClassBuilder("contextlib", "_GeneratorContextManager")
          .method("__enter__", Generated.class, Generated::enter)
          .method("__exit__", "(self, typ, value, traceback)", a -> ((Generated) a[0]).exit(a[2]))
          .build();
  private static final PyType SUPPRESS =
      new ClassBuilder("contextlib", "suppress")
          .constructor("(*exceptions)", a -> new Suppress((PyTuple) a[0]))
          .method("__enter__", Suppress.class, _ -> None.NONE)
          .method(
              "__exit__",
              "(self, typ, value, traceback)",
              a -> a[2] != None.NONE && Ops.isInstance(a[2], ((Suppress) a[0]).exceptions))
          .build();
  private static final PyType CLOSING =
      new ClassBuilder("contextlib", "closing")
          .constructor("(thing)", a -> new Closing(a[0]))
          .method("__enter__", Closing.class, Closing::thing)
          .method(
              "__exit__",
              "(self, *details)",
              a -> {
                Ops.callMethod(((Closing) a[0]).thing, "close", new Object[0], new String[0]);
                return false;
              })
          .build();
  private static final PyType NULL =
      new ClassBuilder("contextlib", "nullcontext")
          .constructor("(enter_result=None)", a -> new NullContext(a[0]))
          .method("__enter__", NullContext.class, NullContext::result)
          .method("__exit__", "(self, *details)", _ -> false)
          .build();
  private static final PyType MANAGER = BuiltinTypes.FUNCTION;

  private ContextlibModule() {}

  public static PyModule contextlib() {
    return new ModuleBuilder("_contextlib")
        .function("contextmanager", "(func)", a -> new Manager(a[0]))
        .type(SUPPRESS)
        .type(CLOSING)
        .type(NULL)
        .build();
  }

  /** What {@code @contextmanager} makes of a generator function; also as a method. */
  private record Manager(Object function) implements Method, NativeValue {
    @Override
    public String name() {
      return Ops.str(Ops.getAttr(function, "__name__"));
    }

    @Override
    public Object call(Object[] args, String[] keywords) {
      return new Generated(Ops.call(function, args, keywords));
    }

    @Override
    public PyType type() {
      return MANAGER;
    }
  }

  /** The context of one call: the generator stands at its yield while the block runs. */
  private record Generated(Object generator) implements NativeValue {
    Object enter() {
      Object value = Ops.iterate(generator).next();
      if (value == null) {
        throw Errors.runtimeError("generator didn't yield");
      }
      return value;
    }

    Object exit(Object exception) {
      if (exception == None.NONE) {
        if (Ops.iterate(generator).next() != null) {
          throw Errors.runtimeError("generator didn't stop");
        }
        return false;
      }
      try {
        Ops.callMethod(generator, "throw", new Object[] {exception}, new String[0]);
      } catch (JacError failure) {
        PyException raised = failure.exception();
        if (raised.type().isSubtypeOf(BuiltinTypes.named("StopIteration"))) {
          return true;
        }
        if (raised == exception) {
          return false;
        }
        throw failure;
      }
      throw Errors.runtimeError("generator didn't stop after throw()");
    }

    @Override
    public PyType type() {
      return GENERATED;
    }
  }

  private record Suppress(PyTuple exceptions) implements NativeValue {
    @Override
    public PyType type() {
      return SUPPRESS;
    }
  }

  private record Closing(Object thing) implements NativeValue {
    @Override
    public PyType type() {
      return CLOSING;
    }
  }

  private record NullContext(Object result) implements NativeValue {
    @Override
    public PyType type() {
      return NULL;
    }
  }
}

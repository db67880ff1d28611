package io.jacquard.jac.lib.thread;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.collections.functools.Partial;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The module {@code contextvars}; every task starts with the values of whoever started it. */
public final class ContextModule {
  private ContextModule() {}

  public static PyModule contextvars() {
    return new ModuleBuilder("contextvars")
        .type(Variable.TYPE)
        .type(Token.TYPE)
        .type(Context.TYPE)
        .function("copy_context", "()", _ -> new Context(Execution.current().context()))
        .build();
  }

  private static void change(Variable variable, @Nullable Object value) {
    Execution execution = Execution.current();
    Map<Object, Object> changed = new HashMap<>(execution.context());
    if (value == null) {
      changed.remove(variable);
    } else {
      changed.put(variable, value);
    }
    execution.context(changed);
  }

  /** A {@code ContextVar}; two of the same name are two variables. */
  private static final class Variable implements NativeValue {
    static final PyType TYPE =
        new ClassBuilder("_contextvars", "ContextVar")
            .constructor(
                "(name, *, default=?)",
                a -> new Variable(Args.text(a[0], "context variable name"), a[1]))
            .property("name", Variable.class, v -> v.name)
            .method("get", "(self, default=?, /)", a -> ((Variable) a[0]).get(a[1]))
            .method("set", "(self, value, /)", a -> ((Variable) a[0]).set(a[1]))
            .method("reset", "(self, token, /)", a -> ((Variable) a[0]).reset(a[1]))
            .classMethod("__class_getitem__", "(cls, params)", a -> a[0])
            .build();

    private final String name;
    private final @Nullable Object initial;

    Variable(String name, @Nullable Object initial) {
      this.name = name;
      this.initial = initial;
    }

    private Object get(@Nullable Object otherwise) {
      Object value = Execution.current().context().get(this);
      if (value == null) {
        value = otherwise == null ? initial : otherwise;
      }
      if (value == null) {
        throw Errors.make("LookupError", this);
      }
      return value;
    }

    private Object set(Object value) {
      Token token = new Token(this, Execution.current().context().get(this));
      change(this, value);
      return token;
    }

    private Object reset(Object value) {
      if (!(value instanceof Token token)) {
        throw Errors.typeError("expected an instance of Token, got " + Ops.repr(value));
      }
      if (token.variable != this) {
        throw Errors.valueError(Ops.repr(token) + " was created by a different ContextVar");
      }
      if (token.used) {
        throw Errors.runtimeError(Ops.repr(token) + " has already been used once");
      }
      token.used = true;
      change(this, token.before);
      return None.NONE;
    }

    @Override
    public PyType type() {
      return TYPE;
    }

    @Override
    public String repr() {
      String shown = initial == null ? "" : " default=" + Ops.repr(initial);
      return "<ContextVar name=%s%s at 0x%012x>"
          .formatted(Ops.repr(name), shown, System.identityHashCode(this));
    }
  }

  /** What {@code set} answers, to go back with. */
  private static final class Token implements NativeValue {
    static final PyType TYPE =
        new ClassBuilder("_contextvars", "Token")
            .property("var", Token.class, t -> t.variable)
            .property("old_value", Token.class, t -> t.before == null ? Missing.MISSING : t.before)
            .constant("MISSING", Missing.MISSING)
            .build();

    private final Variable variable;
    private final @Nullable Object before;
    private boolean used;

    Token(Variable variable, @Nullable Object before) {
      this.variable = variable;
      this.before = before;
    }

    @Override
    public PyType type() {
      return TYPE;
    }

    @Override
    public String repr() {
      return "<Token%s var=%s at 0x%012x>"
          .formatted(used ? " used" : "", Ops.repr(variable), System.identityHashCode(this));
    }
  }

  /** The old value of a variable that had none. */
  private enum Missing implements NativeValue {
    MISSING;

    private static final PyType TYPE = new ClassBuilder("_contextvars", "Token.MISSING").build();

    @Override
    public PyType type() {
      return TYPE;
    }

    @Override
    public String repr() {
      return "<Token.MISSING>";
    }
  }

  /** A set of values that a function can be run in. */
  private static final class Context implements NativeValue {
    static final PyType TYPE =
        new ClassBuilder("_contextvars", "Context")
            .constructor("()", _ -> new Context(Map.of()))
            .method("run", "(self, callable, /, *args, **kwargs)", Context::run)
            .method("copy", Context.class, c -> new Context(c.values))
            .method(
                "get",
                "(self, key, default=None, /)",
                a -> ((Context) a[0]).values.getOrDefault(a[1], a[2]))
            .method("keys", Context.class, c -> PyList.copyOf(c.values.keySet()))
            .method("values", Context.class, c -> PyList.copyOf(c.values.values()))
            .method(
                "items",
                Context.class,
                c ->
                    PyList.copyOf(
                        c.values.entrySet().stream()
                            .map(e -> (Object) PyTuple.of(e.getKey(), e.getValue()))
                            .toList()))
            .method("__len__", Context.class, c -> (long) c.values.size())
            .method(
                "__contains__", "(self, key, /)", a -> ((Context) a[0]).values.containsKey(a[1]))
            .method("__getitem__", "(self, key, /)", a -> ((Context) a[0]).item(a[1]))
            .build();

    private Map<Object, Object> values;

    Context(Map<Object, Object> values) {
      this.values = values;
    }

    private Object item(Object key) {
      Object value = values.get(key);
      if (value == null) {
        throw Errors.keyError(key);
      }
      return value;
    }

    private static Object run(Object[] a) {
      Context self = (Context) a[0];
      Execution execution = Execution.current();
      Map<Object, Object> before = execution.context();
      execution.context(self.values);
      try {
        return new Partial(a[1], (PyTuple) a[2], (PyDict) a[3]).call(new Object[0], new String[0]);
      } finally {
        self.values = execution.context();
        execution.context(before);
      }
    }

    @Override
    public PyIterator iterator() {
      return Ops.iterate(PyList.copyOf(values.keySet()));
    }

    @Override
    public PyType type() {
      return TYPE;
    }
  }
}

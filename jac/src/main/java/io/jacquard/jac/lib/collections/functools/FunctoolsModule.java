package io.jacquard.jac.lib.collections.functools;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.Descriptor;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The module {@code functools}. */
public final class FunctoolsModule {
  private static final List<String> COPIED =
      List.of("__module__", "__name__", "__qualname__", "__doc__", "__annotations__");
  private static final PyType KEY =
      new ClassBuilder("functools", "KeyWrapper").property("obj", Key.class, Key::value).build();
  private static final PyType CACHED_PROPERTY =
      new ClassBuilder("functools", "cached_property")
          .constructor("(func)", a -> new CachedProperty(a[0]))
          .build();

  private FunctoolsModule() {}

  public static PyModule functools() {
    return new ModuleBuilder("_functools")
        .type(Partial.TYPE)
        .type(CACHED_PROPERTY)
        .function("reduce", "(function, iterable, initial=?, /)", FunctoolsModule::reduce)
        .function("lru_cache", "(maxsize=128, typed=False)", FunctoolsModule::cache)
        .function("cache", "(user_function, /)", a -> new MemoFunction(a[0], None.NONE, false))
        .function("wraps", "(wrapped, assigned=None, updated=None)", a -> wraps(a[0], a[1], a[2]))
        .function(
            "update_wrapper",
            "(wrapper, wrapped, assigned=None, updated=None)",
            a -> dressed(a[0], a[1], a[2], a[3]))
        .function(
            "total_ordering",
            "(cls)",
            a -> a[0] instanceof PyType type ? TotalOrdering.complete(type) : a[0])
        .function("cmp_to_key", "(mycmp)", a -> keyMaker(a[0]))
        .function("singledispatch", "(func)", a -> new SingleDispatch(a[0]))
        .build();
  }

  private static Object reduce(Object[] a) {
    PyIterator items = Ops.iterate(a[1]);
    Object result = a[2] == null ? items.next() : a[2];
    if (result == null) {
      throw Errors.typeError("reduce() of empty iterable with no initial value");
    }
    for (Object item = items.next(); item != null; item = items.next()) {
      result = Ops.call(a[0], result, item);
    }
    return result;
  }

  /** {@code @lru_cache} directly, or {@code @lru_cache(maxsize=…)}. */
  private static Object cache(Object[] a) {
    if (a[0] instanceof PyFunction || a[0] instanceof NativeFunction) {
      return new MemoFunction(a[0], 128L, false);
    }
    Object limit = a[0];
    boolean typed = Args.truth(a[1]);
    return NativeFunction.of(
        "decorating_function", "(user_function, /)", f -> new MemoFunction(f[0], limit, typed));
  }

  private static Object wraps(Object wrapped, Object assigned, Object updated) {
    return NativeFunction.of(
        "update_wrapper", "(wrapper)", a -> dressed(a[0], wrapped, assigned, updated));
  }

  private static Object dressed(Object wrapper, Object wrapped, Object assigned, Object updated) {
    if (wrapper instanceof PyFunction || wrapper instanceof Instance) {
      for (Object name : assigned == None.NONE ? COPIED : Args.items(assigned)) {
        Object value = Ops.findAttr(wrapped, Ops.str(name));
        if (value != null) {
          Ops.setAttr(wrapper, Ops.str(name), value);
        }
      }
      for (Object name : updated == None.NONE ? List.of("__dict__") : Args.items(updated)) {
        Object more = Ops.findAttr(wrapped, Ops.str(name));
        if (more != null) {
          Ops.callMethod(
              Ops.getAttr(wrapper, Ops.str(name)),
              "update",
              new Object[] {more},
              PyCallable.NO_KEYWORDS);
        }
      }
      Ops.setAttr(wrapper, "__wrapped__", wrapped);
    }
    return wrapper;
  }

  private static Object keyMaker(Object compare) {
    return NativeFunction.of("KeyWrapper", "(obj)", a -> new Key(compare, a[0]));
  }

  /** A value that compares by a program's comparison function. */
  private record Key(Object comparison, Object value) implements NativeValue {
    @Override
    public PyType type() {
      return KEY;
    }

    private int against(Key other) {
      Object order = Ops.call(comparison, value, other.value);
      return Ops.lt(order, 0L) ? -1 : Ops.gt(order, 0L) ? 1 : 0;
    }

    @Override
    public boolean equalTo(Object other) {
      return other instanceof Key key && against(key) == 0;
    }

    @Override
    public @Nullable Boolean compare(Operator operator, Object other) {
      return other instanceof Key key ? operator.holds(against(key)) : null;
    }

    @Override
    public long hash() {
      throw Errors.typeError("unhashable type: 'functools.KeyWrapper'");
    }
  }

  /** A property whose first value is kept in the object under the function's name. */
  private record CachedProperty(Object function) implements Descriptor, NativeValue {
    @Override
    public Object get(@Nullable Object instance, PyType owner) {
      if (!(instance instanceof Instance object)) {
        return this;
      }
      String name = Ops.str(Ops.getAttr(function, "__name__"));
      Object known = object.own(name);
      if (known == null) {
        known = Ops.call(function, object);
        object.own(name, known);
      }
      return known;
    }

    @Override
    public PyType type() {
      return CACHED_PROPERTY;
    }
  }
}

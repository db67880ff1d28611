package io.jacquard.jac.lib.thread;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** The module {@code _thread}: what {@code threading}, written in Jac, is made of. */
public final class ThreadModule {
  private ThreadModule() {}

  public static PyModule thread() {
    return new ModuleBuilder("_thread")
        .value("Lock", PyLock.LOCK)
        .value("RLock", PyLock.RLOCK)
        .value("LockType", PyLock.LOCK)
        .value("error", BuiltinTypes.named("RuntimeError"))
        .value("TIMEOUT_MAX", 9223372036.0)
        .type(Slots.TYPE)
        .function("get_ident", "()", _ -> Execution.current().ident())
        .function(
            "start",
            "(function)",
            a -> {
              Object function = a[0];
              var _ = Execution.current().fork(() -> Ops.call(function));
              return None.NONE;
            })
        .build();
  }

  /** A dict for each thread that asks; gone with the thread's execution. */
  private record Slots(Map<Execution, PyDict> values) implements NativeValue {
    private static final PyType TYPE =
        new ClassBuilder("_thread", "Slots")
            .constructor("()", _ -> new Slots(Collections.synchronizedMap(new WeakHashMap<>())))
            .method(
                "mine",
                Slots.class,
                s -> s.values.computeIfAbsent(Execution.current(), _ -> new PyDict()))
            .build();

    @Override
    public PyType type() {
      return TYPE;
    }
  }
}

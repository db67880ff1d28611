package io.jacquard.jac.lib.asyncio;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.iteration.PyAwaitable;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;

/** The module {@code asyncio}. */
public final class AsyncioModule {
  static final PyType CANCELLED =
      Exceptions.define("asyncio.exceptions", "CancelledError", "BaseException");
  static final PyType INVALID_STATE =
      Exceptions.define("asyncio.exceptions", "InvalidStateError", "Exception");
  private static final PyType FUTURE = future();
  static final PyType TASK =
      new ClassBuilder("asyncio", "Task", FUTURE)
          .method("get_name", PyFuture.class, PyFuture::name)
          .method(
              "set_name",
              "(self, value)",
              a -> {
                ((PyFuture) a[0]).name(Ops.str(a[1]));
                return None.NONE;
              })
          .build();
  private static final PyType LOOP =
      new ClassBuilder("asyncio", "AbstractEventLoop")
          .method("run_until_complete", "(self, future)", a -> run(a[1]))
          .method("create_task", "(self, coro)", a -> PyFuture.start(a[1]))
          .method("create_future", "(self)", _ -> new PyFuture(futureType(), Loop.current()))
          .method("call_soon", "(self, callback, *args, context=None)", a -> later(0, a[1], a[2]))
          .method(
              "call_later",
              "(self, delay, callback, *args, context=None)",
              a -> later(Args.real(a[1]), a[2], a[3]))
          .method(
              "call_at",
              "(self, when, callback, *args, context=None)",
              a -> later(Args.real(a[1]) - System.nanoTime() / 1e9, a[2], a[3]))
          .method(
              "run_in_executor",
              "(self, executor, func, *args)",
              a -> {
                Object function = a[2];
                Object[] args = ((PyTuple) a[3]).toArray();
                return PyFuture.start(
                    PyCoroutine.of("run_in_executor", () -> Ops.call(function, args)));
              })
          .method("time", "(self)", _ -> System.nanoTime() / 1e9)
          .method("is_running", "(self)", _ -> true)
          .method("is_closed", "(self)", _ -> false)
          .method("close", "(self)", _ -> None.NONE)
          .build();

  private AsyncioModule() {}

  /** {@code asyncio.get_event_loop()}: the loop itself needs no handle. */
  private record LoopHandle() implements NativeValue {
    @Override
    public PyType type() {
      return LOOP;
    }
  }

  public static PyModule asyncio() {
    ModuleBuilder module =
        new ModuleBuilder("_asyncio")
            .type(FUTURE)
            .type(TASK)
            .value("CancelledError", CANCELLED)
            .value("InvalidStateError", INVALID_STATE)
            .value("TimeoutError", BuiltinTypes.named("TimeoutError"))
            .value("FIRST_COMPLETED", "FIRST_COMPLETED")
            .value("FIRST_EXCEPTION", "FIRST_EXCEPTION")
            .value("ALL_COMPLETED", "ALL_COMPLETED");
    Gates.define(module);
    tasks(module);
    loops(module);
    return module.build();
  }

  private static void tasks(ModuleBuilder module) {
    module
        .function("run", "(main, *, debug=None)", a -> run(a[0]))
        .function("sleep", "(delay, result=None)", a -> sleep(Args.real(a[0]), a[1]))
        .function(
            "gather",
            "(*coros_or_futures, return_exceptions=False)",
            a -> gather((PyTuple) a[0], Args.truth(a[1])))
        .function(
            "create_task",
            "(coro, *, name=None, context=None)",
            a -> {
              if (!(a[0] instanceof PyAwaitable)) {
                throw Errors.typeError("a coroutine was expected, got " + Ops.repr(a[0]));
              }
              PyFuture task = PyFuture.start(a[0]);
              if (a[1] != None.NONE) {
                task.name(Ops.str(a[1]));
              }
              return task;
            })
        .function("ensure_future", "(coro_or_future)", a -> PyFuture.start(a[0]))
        .function("shield", "(arg)", a -> PyFuture.start(a[0]))
        .function("wait_for", "(fut, timeout)", a -> waitFor(a[0], a[1]))
        .function("current_task", "(loop=None)", _ -> Args.orNone(PyFuture.running()))
        .function("all_tasks", "(loop=None)", _ -> PySet.of(Loop.current().tasks().toArray()))
        .function(
            "to_thread",
            "(func, /, *args)",
            a -> {
              Object function = a[0];
              Object[] args = ((PyTuple) a[1]).toArray();
              return PyCoroutine.of("to_thread", () -> Ops.call(function, args));
            })
        .function("iscoroutine", "(obj)", a -> a[0] instanceof PyCoroutine)
        .function("isfuture", "(obj)", a -> a[0] instanceof PyFuture)
        .function("iscoroutinefunction", "(func)", a -> isCoroutineFunction(a[0]));
  }

  private static boolean isCoroutineFunction(Object function) {
    Object marked = Ops.findAttr(function, "__jac_async__");
    return marked != null
        ? Ops.truthy(marked)
        : function instanceof PyFunction written && written.async();
  }

  private static void loops(ModuleBuilder module) {
    for (String name : new String[] {"get_event_loop", "get_running_loop", "new_event_loop"}) {
      module.function(name, "()", _ -> new LoopHandle());
    }
    module.function("set_event_loop", "(loop)", _ -> None.NONE);
  }

  /** A callback as a task of its own; cancelling the task takes the callback back. */
  private static Object later(double seconds, Object callback, Object args) {
    Object[] values = ((PyTuple) args).toArray();
    return PyFuture.start(
        PyCoroutine.of(
            "callback",
            () -> {
              Loop.current().park(new Loop.Ticket(), Math.max(0, seconds));
              return Ops.call(callback, values);
            }));
  }

  private static Object run(Object main) {
    if (!(main instanceof PyAwaitable)) {
      throw Errors.valueError("a coroutine was expected, got " + Ops.repr(main));
    }
    return PyFuture.runMain(main);
  }

  private static Object sleep(double seconds, Object result) {
    return PyCoroutine.of(
        "sleep",
        () -> {
          Loop.current().park(new Loop.Ticket(), Math.max(0, seconds));
          return result;
        });
  }

  private static List<PyFuture> started(List<Object> awaitables) {
    List<PyFuture> tasks = new ArrayList<>();
    awaitables.forEach(a -> tasks.add(PyFuture.start(a)));
    return tasks;
  }

  private static Object gather(PyTuple awaitables, boolean keepErrors) {
    List<PyFuture> tasks = started(awaitables.asJava());
    return PyCoroutine.of(
        "gather",
        () -> {
          PyList results = PyList.of();
          for (PyFuture task : tasks) {
            try {
              results.append(task.await());
            } catch (JacError failure) {
              if (!keepErrors) {
                throw failure;
              }
              results.append(failure.exception());
            }
          }
          return results;
        });
  }

  private static Object waitFor(Object awaitable, Object timeout) {
    if (timeout == None.NONE) {
      return awaitable;
    }
    double seconds = Args.real(timeout);
    return PyCoroutine.of(
        "wait_for",
        () -> {
          PyFuture task = PyFuture.start(awaitable);
          if (!task.waitFor(Math.max(0, seconds))) {
            task.cancel();
            task.waitFor(Double.POSITIVE_INFINITY);
            throw Errors.make("TimeoutError");
          }
          return task.value();
        });
  }

  private static PyType future() {
    return new ClassBuilder("asyncio", "Future")
        .constructor("()", _ -> new PyFuture(AsyncioModule.futureType(), Loop.current()))
        .method("done", PyFuture.class, PyFuture::done)
        .method("cancelled", PyFuture.class, PyFuture::cancelled)
        .method("result", PyFuture.class, PyFuture::value)
        .method("exception", PyFuture.class, PyFuture::exception)
        .method("cancel", "(self, msg=None)", a -> ((PyFuture) a[0]).cancel())
        .method("add_done_callback", "(self, fn)", a -> ((PyFuture) a[0]).whenDone(a[1]))
        .method(
            "set_result",
            "(self, result)",
            a -> {
              ((PyFuture) a[0]).finish(a[1], null);
              return None.NONE;
            })
        .build();
  }

  private static PyType futureType() {
    return FUTURE;
  }
}

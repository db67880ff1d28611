package io.jacquard.jac.lib.asyncio;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.BuiltinTypes;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyAwaitable;
import io.jacquard.jac.runtime.PyCoroutine;
import io.jacquard.jac.runtime.PyException;
import io.jacquard.jac.runtime.PyFunction;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PySet;
import io.jacquard.jac.runtime.container.PyTuple;
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
          .method("time", "(self)", _ -> System.nanoTime() / 1e9)
          .method("is_running", "(self)", _ -> true)
          .method("is_closed", "(self)", _ -> false)
          .method("close", "(self)", _ -> None.NONE)
          .build();
  private static final PyType TASK_GROUP = taskGroup();

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
        new ModuleBuilder("asyncio")
            .type(FUTURE)
            .type(TASK)
            .type(TASK_GROUP)
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
        .function(
            "wait", "(fs, *, timeout=None, return_when='ALL_COMPLETED')", a -> waitAll(a[0], a[1]))
        .function(
            "as_completed",
            "(fs, *, timeout=None)",
            a -> PyList.copyOf(started(Args.items(a[0]))).iterator())
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

  private static Object run(Object main) {
    if (!(main instanceof PyAwaitable)) {
      throw Errors.valueError("a coroutine was expected, got " + Ops.repr(main));
    }
    Loop before = Loop.enter(Loop.fresh());
    try {
      return PyCoroutine.await(main);
    } finally {
      Loop.enter(before);
    }
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
            throw Errors.make("TimeoutError");
          }
          return task.value();
        });
  }

  private static Object waitAll(Object futures, Object timeout) {
    List<PyFuture> tasks = started(Args.items(futures));
    double seconds = timeout == None.NONE ? Double.POSITIVE_INFINITY : Args.real(timeout);
    return PyCoroutine.of(
        "wait",
        () -> {
          long end = System.nanoTime() + (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4.0);
          PySet done = PySet.of();
          PySet pending = PySet.of();
          for (PyFuture task : tasks) {
            double left = Double.isInfinite(seconds) ? seconds : (end - System.nanoTime()) / 1e9;
            (task.waitFor(Math.max(0, left)) ? done : pending).add(task);
          }
          return PyTuple.of(done, pending);
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

  private record TaskGroup(List<PyFuture> tasks) implements NativeValue {
    @Override
    public PyType type() {
      return TASK_GROUP;
    }
  }

  private static PyType taskGroup() {
    return new ClassBuilder("asyncio", "TaskGroup")
        .constructor("()", _ -> new TaskGroup(new ArrayList<>()))
        .method(
            "create_task",
            "(self, coro, *, name=None)",
            a -> {
              PyFuture task = PyFuture.start(a[1]);
              ((TaskGroup) a[0]).tasks.add(task);
              return task;
            })
        .method("__aenter__", TaskGroup.class, g -> PyCoroutine.of("__aenter__", () -> g))
        .method(
            "__aexit__",
            "(self, *details)",
            a -> {
              List<PyFuture> tasks = ((TaskGroup) a[0]).tasks;
              Object error = ((PyTuple) a[1]).get(1);
              return PyCoroutine.of("__aexit__", () -> leave(tasks, error));
            })
        .build();
  }

  /** Waits for all tasks; the first failure, of a task or of the body, cancels the others. */
  private static Object leave(List<PyFuture> tasks, Object error) {
    List<Object> failures = new ArrayList<>();
    if (error instanceof PyException body) {
      tasks.forEach(PyFuture::cancel);
      if (!body.type().isSubtypeOf(CANCELLED)) {
        failures.add(body);
      }
    }
    for (PyFuture task : tasks) {
      try {
        task.await();
      } catch (JacError e) {
        if (!e.exception().type().isSubtypeOf(CANCELLED)) {
          failures.add(e.exception());
          tasks.forEach(PyFuture::cancel);
        }
      }
    }
    if (!failures.isEmpty()) {
      Object group =
          BuiltinTypes.named("BaseExceptionGroup")
              .call("unhandled errors in a TaskGroup", PyList.copyOf(failures));
      throw new JacError((PyException) group);
    }
    return false;
  }
}

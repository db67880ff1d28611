package io.jacquard.jac.lib.asyncio;

import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.iteration.PyAwaitable;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A future or a task: an answer that is there or will be. */
final class PyFuture implements PyAwaitable {
  private static final ThreadLocal<@Nullable PyFuture> RUNNING = new ThreadLocal<>();

  private final PyType type;
  private final Loop loop;
  private final List<Loop.Ticket> waiting = new ArrayList<>();
  private final List<Object> callbacks = new ArrayList<>();
  private String name = "Task";
  private volatile @Nullable Thread runner;
  private @Nullable Object result;
  private @Nullable JacError error;
  private boolean task;
  private boolean done;
  private boolean cancelled;

  PyFuture(PyType type, Loop loop) {
    this.type = type;
    this.loop = loop;
  }

  /** Starts a coroutine as a task; it gets its first turn at the next await of the running one. */
  static PyFuture start(Object coroutine) {
    if (coroutine instanceof PyFuture running) {
      return running;
    }
    PyFuture task = new PyFuture(AsyncioModule.TASK, Loop.current());
    Loop.Ticket first = new Loop.Ticket();
    task.loop.wake(first);
    task.task = true;
    task.name = task.loop.nextName();
    task.loop.tasks().add(task);
    var _ = Execution.current().fork(() -> task.run(coroutine, first));
    return task;
  }

  /** The task whose turn it is on this thread, or {@code null}. */
  static @Nullable PyFuture running() {
    return RUNNING.get();
  }

  /** {@code asyncio.run}: the first task of a loop of its own, on this thread. */
  static Object runMain(Object coroutine) {
    Loop before = Loop.enter(Loop.fresh());
    PyFuture outer = RUNNING.get();
    PyFuture main = new PyFuture(AsyncioModule.TASK, Loop.current());
    main.task = true;
    main.name = main.loop.nextName();
    main.runner = Thread.currentThread();
    RUNNING.set(main);
    try {
      return PyCoroutine.await(coroutine);
    } finally {
      main.runner = null;
      RUNNING.set(outer);
      Loop.enter(before);
    }
  }

  private Object run(Object coroutine, Loop.Ticket first) {
    loop.begin(first);
    Loop before = Loop.enter(loop);
    runner = Thread.currentThread();
    RUNNING.set(this);
    try {
      if (cancelled) {
        throw Exceptions.make(AsyncioModule.CANCELLED);
      }
      Object value = PyCoroutine.await(coroutine);
      cancelled = false;
      finish(value, null);
    } catch (JacError failure) {
      cancelled |= failure.exception().type().isSubtypeOf(AsyncioModule.CANCELLED);
      finish(null, failure);
    } catch (StackOverflowError | OutOfMemoryError e) {
      finish(null, Errors.of(e));
    } finally {
      runner = null;
      RUNNING.remove();
      loop.tasks().remove(this);
      boolean _ = Thread.interrupted();
      Loop.enter(before);
      loop.pass();
    }
    return None.NONE;
  }

  void finish(@Nullable Object value, @Nullable JacError failure) {
    List<Loop.Ticket> awaiting;
    List<Object> listeners;
    synchronized (this) {
      result = value;
      error = failure;
      done = true;
      awaiting = List.copyOf(waiting);
      listeners = List.copyOf(callbacks);
    }
    awaiting.forEach(loop::wake);
    listeners.forEach(listener -> Ops.call(listener, this));
  }

  /** Waits until it is done or the time is over; whether it is done. */
  boolean waitFor(double seconds) {
    Loop.Ticket ticket = new Loop.Ticket();
    synchronized (this) {
      if (done) {
        return true;
      }
      waiting.add(ticket);
    }
    Loop.current().park(ticket, seconds);
    synchronized (this) {
      waiting.remove(ticket);
      return done;
    }
  }

  @Override
  public Object await() {
    waitFor(Double.POSITIVE_INFINITY);
    return value();
  }

  synchronized Object value() {
    if (!done) {
      throw Exceptions.make(AsyncioModule.INVALID_STATE, "Result is not set.");
    }
    if (error != null) {
      throw error;
    }
    return result == null ? None.NONE : result;
  }

  synchronized Object exception() {
    if (!done) {
      throw Exceptions.make(AsyncioModule.INVALID_STATE, "Exception is not set.");
    }
    return error == null ? None.NONE : error.exception();
  }

  boolean cancel() {
    synchronized (this) {
      if (done) {
        return false;
      }
      cancelled = true;
    }
    Thread at = runner;
    if (at != null) {
      at.interrupt();
    } else if (!task) {
      finish(null, Exceptions.make(AsyncioModule.CANCELLED));
    }
    return true;
  }

  synchronized boolean done() {
    return done;
  }

  synchronized boolean cancelled() {
    return done && cancelled;
  }

  synchronized Object whenDone(Object listener) {
    if (!done) {
      callbacks.add(listener);
      return None.NONE;
    }
    return Ops.call(listener, this);
  }

  String name() {
    return name;
  }

  void name(String value) {
    this.name = value;
  }

  @Override
  public PyType type() {
    return type;
  }

  @Override
  public String repr() {
    String state = cancelled() ? "cancelled" : done() ? "finished" : "pending";
    return "<" + type.name() + " " + state + " name='" + name + "'>";
  }
}

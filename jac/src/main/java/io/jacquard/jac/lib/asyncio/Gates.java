package io.jacquard.jac.lib.asyncio;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The meeting points of tasks: Lock, Semaphore, Event, Queue. */
final class Gates {
  private static final PyType QUEUE_EMPTY = Exceptions.define("asyncio", "QueueEmpty", "Exception");
  private static final PyType QUEUE_FULL = Exceptions.define("asyncio", "QueueFull", "Exception");

  private Gates() {}

  /** Something that tasks wait for; whoever changes it lets them look again. */
  private abstract static class Gate implements NativeValue {
    private final List<Loop.Ticket> waiting = new ArrayList<>();
    private final PyType type;

    Gate(PyType type) {
      this.type = type;
    }

    final void until(BooleanSupplier open) {
      while (!open.getAsBoolean()) {
        Loop.Ticket ticket = new Loop.Ticket();
        synchronized (waiting) {
          waiting.add(ticket);
        }
        Loop.current().park(ticket, Double.POSITIVE_INFINITY);
      }
    }

    final Object changed() {
      List<Loop.Ticket> all;
      synchronized (waiting) {
        all = List.copyOf(waiting);
        waiting.clear();
      }
      all.forEach(Loop.current()::wake);
      return None.NONE;
    }

    @Override
    public PyType type() {
      return type;
    }
  }

  /** A Semaphore, or a Lock where one may pass. */
  private static final class Permits extends Gate {
    private final boolean lock;
    private long free;

    Permits(PyType type, long free, boolean lock) {
      super(type);
      this.free = free;
      this.lock = lock;
    }

    Object acquire() {
      until(() -> free > 0);
      free--;
      return true;
    }

    Object release() {
      if (lock && free > 0) {
        throw Errors.runtimeError("Lock is not acquired.");
      }
      free++;
      return changed();
    }
  }

  private static final class Event extends Gate {
    private boolean set;

    Event(PyType type) {
      super(type);
    }
  }

  private static final class Queue extends Gate {
    private final ArrayDeque<Object> items = new ArrayDeque<>();
    private final long limit;
    private long unfinished;

    Queue(PyType type, long limit) {
      super(type);
      this.limit = limit;
    }

    boolean full() {
      return limit > 0 && items.size() >= limit;
    }

    Object put(Object item) {
      items.add(item);
      unfinished++;
      return changed();
    }

    Object take() {
      Object item = items.remove();
      changed();
      return item;
    }
  }

  static void define(ModuleBuilder module) {
    module
        .type(permits("Lock", true))
        .type(permits("Semaphore", false))
        .type(permits("BoundedSemaphore", false))
        .type(event())
        .type(queue())
        .value("QueueEmpty", QUEUE_EMPTY)
        .value("QueueFull", QUEUE_FULL);
  }

  private static PyType permits(String name, boolean lock) {
    ClassBuilder builder = new ClassBuilder("asyncio", name);
    PyType type = builder.build();
    return builder
        .constructor(
            lock ? "()" : "(value=1)", a -> new Permits(type, lock ? 1 : Args.integer(a[0]), lock))
        .method("acquire", Permits.class, p -> PyCoroutine.of("acquire", p::acquire))
        .method("release", Permits.class, Permits::release)
        .method("locked", Permits.class, p -> p.free == 0)
        .method(
            "__aenter__",
            Permits.class,
            p ->
                PyCoroutine.of(
                    "__aenter__",
                    () -> {
                      p.acquire();
                      return None.NONE;
                    }))
        .method(
            "__aexit__",
            "(self, *details)",
            a -> {
              Permits self = (Permits) a[0];
              return PyCoroutine.of("__aexit__", self::release);
            })
        .build();
  }

  private static PyType event() {
    ClassBuilder builder = new ClassBuilder("asyncio", "Event");
    PyType type = builder.build();
    return builder
        .constructor("()", _ -> new Event(type))
        .method(
            "set",
            Event.class,
            e -> {
              e.set = true;
              return e.changed();
            })
        .method(
            "clear",
            Event.class,
            e -> {
              e.set = false;
              return None.NONE;
            })
        .method("is_set", Event.class, e -> e.set)
        .method(
            "wait",
            Event.class,
            e ->
                PyCoroutine.of(
                    "wait",
                    () -> {
                      e.until(() -> e.set);
                      return true;
                    }))
        .build();
  }

  private static PyType queue() {
    ClassBuilder builder = new ClassBuilder("asyncio", "Queue");
    PyType type = builder.build();
    return builder
        .constructor("(maxsize=0)", a -> new Queue(type, Args.integer(a[0])))
        .method(
            "put",
            "(self, item)",
            a -> {
              Queue self = (Queue) a[0];
              Object item = a[1];
              return PyCoroutine.of(
                  "put",
                  () -> {
                    self.until(() -> !self.full());
                    return self.put(item);
                  });
            })
        .method(
            "get",
            Queue.class,
            q ->
                PyCoroutine.of(
                    "get",
                    () -> {
                      q.until(() -> !q.items.isEmpty());
                      return q.take();
                    }))
        .method(
            "put_nowait",
            "(self, item)",
            a -> {
              Queue self = (Queue) a[0];
              if (self.full()) {
                throw Exceptions.make(QUEUE_FULL);
              }
              return self.put(a[1]);
            })
        .method(
            "get_nowait",
            Queue.class,
            q -> {
              if (q.items.isEmpty()) {
                throw Exceptions.make(QUEUE_EMPTY);
              }
              return q.take();
            })
        .method("qsize", Queue.class, q -> (long) q.items.size())
        .method("empty", Queue.class, q -> q.items.isEmpty())
        .method("full", Queue.class, Queue::full)
        .method("task_done", Queue.class, Gates::taskDone)
        .method(
            "join",
            Queue.class,
            q ->
                PyCoroutine.of(
                    "join",
                    () -> {
                      q.until(() -> q.unfinished == 0);
                      return None.NONE;
                    }))
        .property("maxsize", Queue.class, q -> q.limit)
        .build();
  }

  private static Object taskDone(Queue queue) {
    if (queue.unfinished == 0) {
      throw Errors.valueError("task_done() called too many times");
    }
    queue.unfinished--;
    return queue.changed();
  }
}

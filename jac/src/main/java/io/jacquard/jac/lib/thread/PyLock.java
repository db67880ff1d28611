package io.jacquard.jac.lib.thread;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.type.PyType;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code threading.Lock} and {@code RLock}. Whoever waits for one keeps to the call's deadline. */
final class PyLock implements NativeValue {
  private static final long SLICE_NANOS = 20_000_000;

  static final PyType LOCK = define("lock", false);
  static final PyType RLOCK = define("RLock", true);

  private final PyType type;
  private final boolean reentrant;
  private final Semaphore permit = new Semaphore(1);
  private volatile @Nullable Execution owner;
  private int holds;

  private PyLock(PyType type, boolean reentrant) {
    this.type = type;
    this.reentrant = reentrant;
  }

  private static PyType define(String name, boolean reentrant) {
    ClassBuilder builder = new ClassBuilder("_thread", name);
    PyType type = builder.build();
    return builder
        .constructor("()", _ -> new PyLock(type, reentrant))
        .method(
            "acquire",
            "(self, blocking=True, timeout=-1)",
            a -> ((PyLock) a[0]).acquire(Args.truth(a[1]), Args.real(a[2])))
        .method("release", PyLock.class, PyLock::release)
        .method("locked", PyLock.class, lock -> lock.permit.availablePermits() == 0)
        .method("_is_owned", PyLock.class, PyLock::isOwned)
        .method("_leave", PyLock.class, PyLock::leave)
        .method("_return", "(self, holds)", a -> ((PyLock) a[0]).takeBack(Args.smallInt(a[1])))
        .method("__enter__", PyLock.class, lock -> lock.acquire(true, -1))
        .method("__exit__", "(self, *details)", a -> ((PyLock) a[0]).release())
        .build();
  }

  private boolean isOwned() {
    return reentrant ? owner == Execution.current() : permit.availablePermits() == 0;
  }

  private boolean acquire(boolean blocking, double seconds) {
    if (!blocking && seconds != -1) {
      throw Errors.valueError("can't specify a timeout for a non-blocking call");
    }
    if (seconds < 0 && seconds != -1) {
      throw Errors.valueError("timeout value must be a non-negative number");
    }
    if (reentrant && isOwned()) {
      holds++;
      return true;
    }
    boolean taken = blocking ? await(seconds) : permit.tryAcquire();
    if (taken) {
      owner = Execution.current();
      holds = 1;
    }
    return taken;
  }

  private boolean await(double seconds) {
    double nanos = seconds < 0 ? Long.MAX_VALUE / 4.0 : seconds * 1e9;
    long end = System.nanoTime() + (long) Math.min(nanos, Long.MAX_VALUE / 4.0);
    try {
      while (true) {
        long left = end - System.nanoTime();
        if (permit.tryAcquire(Math.clamp(left, 0, SLICE_NANOS), TimeUnit.NANOSECONDS)) {
          return true;
        }
        if (left <= 0) {
          return false;
        }
        Execution.current().budget().check();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Errors.make("InterruptedError", "the call was cancelled");
    }
  }

  /** Gives the lock up however often it is held; answers how often that was. */
  private Object leave() {
    int held = holds;
    holds = 1;
    release();
    return (long) held;
  }

  /** Takes the lock again as it was held before {@link #leave}. */
  private Object takeBack(int held) {
    acquire(true, -1);
    holds = held;
    return None.NONE;
  }

  private synchronized Object release() {
    if (reentrant && !isOwned()) {
      throw Errors.runtimeError("cannot release un-acquired lock");
    }
    if (!reentrant && permit.availablePermits() > 0) {
      throw Errors.runtimeError("release unlocked lock");
    }
    if (--holds <= 0 || !reentrant) {
      owner = null;
      permit.release();
    }
    return None.NONE;
  }

  @Override
  public PyType type() {
    return type;
  }

  @Override
  public String repr() {
    String state = permit.availablePermits() == 0 ? "locked" : "unlocked";
    return "<%s _thread.%s object at 0x%012x>"
        .formatted(state, type.name(), System.identityHashCode(this));
  }
}

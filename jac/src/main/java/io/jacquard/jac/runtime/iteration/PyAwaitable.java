package io.jacquard.jac.runtime.iteration;

import io.jacquard.jac.runtime.NativeValue;

/** What {@code await} takes: coroutines, tasks, futures. */
public interface PyAwaitable extends NativeValue {
  /** Brings it to its end on the calling thread, or waits for that; answers its result. */
  Object await();
}

package io.jacquard.walker.socket;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.core.http.HttpServerRequest;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Takes a handshake out of the requests that a stop of the process waits for. Quarkus 3.33 counts a
 * request until its answer ends; that of an upgrade never does, and every stop would take the whole
 * {@code quarkus.shutdown.timeout}. There is no public way to say so.
 */
final class Upgraded {
  private static final MethodHandle DONE = done();

  private Upgraded() {}

  static void release(HttpServerRequest request) {
    @Nullable QuarkusRequestWrapper counted = QuarkusRequestWrapper.get(request);
    if (counted != null) {
      try {
        DONE.invokeExact(counted);
      } catch (Throwable e) {
        throw new IllegalStateException("a handshake could not be released", e);
      }
    }
  }

  private static MethodHandle done() {
    try {
      Class<?> counted = QuarkusRequestWrapper.class;
      return MethodHandles.privateLookupIn(counted, MethodHandles.lookup())
          .findVirtual(counted, "done", MethodType.methodType(void.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of Quarkus counts requests another way", e);
    }
  }
}

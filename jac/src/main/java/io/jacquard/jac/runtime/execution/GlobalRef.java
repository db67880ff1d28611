package io.jacquard.jac.runtime.execution;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The place of one module global. Code that names the global keeps the reference for good, so that
 * reading it is reading a field. Calls on several threads share it: a value is published safely,
 * and the last writer wins.
 */
public final class GlobalRef {
  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(GlobalRef.class, "value", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final String name;

  @SuppressWarnings("unused") // through VALUE
  private @Nullable Object value;

  GlobalRef(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** The value, or {@code null} while the name is not bound. */
  public @Nullable Object get() {
    return VALUE.getAcquire(this);
  }

  /** Binds the name; {@code null} unbinds it. */
  public void set(@Nullable Object next) {
    VALUE.setRelease(this, next);
  }
}

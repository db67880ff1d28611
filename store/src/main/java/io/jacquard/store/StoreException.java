package io.jacquard.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The store cannot do what was asked: it is closed, broken, or asked beyond its limits. */
public sealed class StoreException extends RuntimeException permits TooManyEntriesException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Waits for a future of the store and lets its failure through as it is. */
  public static <T> T unwrap(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new StoreException("the store failed", e.getCause());
    }
  }
}

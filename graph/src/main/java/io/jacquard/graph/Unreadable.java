package io.jacquard.graph;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stored documents that are not what they should be. Each is told to the operator once by its id,
 * and left as it is; who asks for it by its id is told, and paths lead around it.
 */
final class Unreadable {
  private static final System.Logger LOG = System.getLogger(Unreadable.class.getName());
  private static final String VALUE_ERROR = "ValueError";
  private static final int MOST_TOLD = 10_000;
  private static final Set<DocumentKey> TOLD = ConcurrentHashMap.newKeySet();

  private Unreadable() {}

  /**
   * What reading a document gives; {@code null}, and reported, when it is not what it should be.
   */
  static <S> @Nullable S orNull(Document document, Supplier<S> reading) {
    try {
      return reading.get();
    } catch (IllegalStateException | IllegalArgumentException | ClassCastException e) {
      report(document.key(), String.valueOf(e.getMessage()));
    } catch (JacError e) {
      if (!e.isA(VALUE_ERROR)) {
        throw e;
      }
      report(document.key(), String.valueOf(e.getMessage()));
    }
    return null;
  }

  /** Tells the operator. */
  static void report(DocumentKey key, String reason) {
    if (TOLD.size() < MOST_TOLD && TOLD.add(key)) {
      LOG.log(Level.ERROR, "stored document cannot be read id={0} reason={1}", key, reason);
    }
  }

  /** What whoever asked for the object itself is told. */
  static JacError error(DocumentKey key, String reason) {
    report(key, reason);
    return Errors.make("RuntimeError", "the stored object " + key.id() + " cannot be read");
  }
}

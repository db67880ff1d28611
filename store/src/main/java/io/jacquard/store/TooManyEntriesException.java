package io.jacquard.store;

/** A query finds more than whoever asked it will take. */
public final class TooManyEntriesException extends StoreException {
  private static final long serialVersionUID = 1L;

  public TooManyEntriesException(String collection, int limit) {
    super("a query of %s finds more than %,d entries".formatted(collection, limit));
  }
}

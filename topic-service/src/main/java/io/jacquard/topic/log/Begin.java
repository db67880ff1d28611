package io.jacquard.topic.log;

/** Where a reader of a topic begins. */
public sealed interface Begin {

  /**
   * As clients of the hub read: the first one gets what nobody was given, whoever joins others gets
   * what comes.
   */
  record Live() implements Begin {}

  /** As a client of the hub, with a place of its own that outlives its connections. */
  record Named(String reader) implements Begin {}

  /** At the oldest entry that is kept. */
  record Earliest() implements Begin {}

  /** Behind everything. */
  record Latest() implements Begin {}

  /** At a place. */
  record At(Position position) implements Begin {}

  /** Whether the reader counts as one of the hub's. */
  default boolean live() {
    return this instanceof Live || this instanceof Named;
  }

  /** As the script of joining knows it. */
  default String wire() {
    return switch (this) {
      case Live _, Named _ -> "live";
      case Earliest _ -> "earliest";
      case Latest _ -> "latest";
      case At(Position position) -> position.toString();
    };
  }
}

package io.jacquard.jac.resolve;

import io.jacquard.jac.source.Source;
import io.jacquard.jac.syntax.tree.Stmt;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A module's statements with every {@code impl} put into its declaration and the annexes' other
 * statements appended; knows which file each foreign part came from.
 */
final class Merged {
  private final List<Stmt> body;
  private final IdentityHashMap<Object, Source> origins;

  Merged(List<Stmt> body, IdentityHashMap<Object, Source> origins) {
    this.body = body;
    this.origins = origins;
  }

  List<Stmt> body() {
    return body;
  }

  /** The file of a statement or of a body, when it differs from its surroundings'. */
  Source origin(Object part, Source surrounding) {
    return origins.getOrDefault(part, surrounding);
  }
}

package io.jacquard.commons.problem;

import java.util.List;

/** A request whose parts do not fit their declared types; answered with 422 and every violation. */
public final class ViolationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  public ViolationException(List<Violation> violations) {
    super(violations.size() + " violations", null, false, false);
    this.violations = List.copyOf(violations);
  }

  public List<Violation> violations() {
    return violations;
  }
}

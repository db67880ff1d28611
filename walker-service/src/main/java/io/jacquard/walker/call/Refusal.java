package io.jacquard.walker.call;

import io.jacquard.jac.runtime.execution.Limit;

/** Why a call is refused, in the words and with the status that its caller gets. */
public record Refusal(int status, String code, String message) {

  public static Refusal forbidden(String message) {
    return new Refusal(403, "FORBIDDEN", message);
  }

  public static Refusal notFound(String message) {
    return new Refusal(404, "NOT_FOUND", message);
  }

  public static Refusal malformed(String message) {
    return new Refusal(400, "BAD_REQUEST", message);
  }

  public static Refusal tooMuch(String message) {
    return new Refusal(400, "LIMIT_EXCEEDED", message);
  }

  /** For a call that wanted more than it may have; {@code TIME_LIMIT_EXCEEDED} is 504. */
  static Refusal pastLimit(Limit limit, String message) {
    return new Refusal(limit == Limit.TIME ? 504 : 400, limit + "_LIMIT_EXCEEDED", message);
  }

  public RefusedException thrown() {
    return new RefusedException(this);
  }
}

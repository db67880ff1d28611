package io.jacquard.commons.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A refusal the caller can act on. The detail is written for the caller and safe to show; secrets
 * and stack traces are not in it.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemCode code;
  private final String detail;
  private final @Nullable Duration retryAfter;

  public ProblemException(ProblemCode code, String detail) {
    this(code, detail, null);
  }

  /**
   * @param retryAfter when trying again makes sense; answered as the Retry-After header
   */
  public ProblemException(ProblemCode code, String detail, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.code = code;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  public ProblemCode code() {
    return code;
  }

  public String detail() {
    return detail;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}

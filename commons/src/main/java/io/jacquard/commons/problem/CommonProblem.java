package io.jacquard.commons.problem;

/** Refusals that any service may answer. */
public enum CommonProblem implements ProblemCode {
  VALIDATION_ERROR(400, "The request is not valid"),
  UNAUTHORIZED(401, "A valid token is needed"),
  FORBIDDEN(403, "The caller may not do this"),
  NOT_FOUND(404, "No such resource"),
  CONFLICT(409, "Something else changed the data at the same time"),
  INTERNAL_ERROR(500, "The platform failed"),
  OVERLOADED(503, "Too much work is waiting"),
  IDENTITY_UNAVAILABLE(503, "Callers cannot be identified at the moment");

  private final int status;
  private final String title;

  CommonProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The general code for a status that the HTTP layer produced by itself. */
  static CommonProblem forStatus(int status) {
    for (CommonProblem problem : values()) {
      if (problem.status == status) {
        return problem;
      }
    }
    return status < 500 ? VALIDATION_ERROR : INTERNAL_ERROR;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}

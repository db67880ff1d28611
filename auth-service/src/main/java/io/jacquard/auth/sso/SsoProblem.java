package io.jacquard.auth.sso;

import io.jacquard.commons.problem.ProblemCode;

/** Refusals that only concern signing in through a platform. */
enum SsoProblem implements ProblemCode {
  INVALID_PLATFORM(400, "No such platform"),
  INVALID_OPERATION(400, "No such operation"),
  SSO_NOT_CONFIGURED(501, "The platform is not configured"),
  SSO_INIT_FAILED(500, "The platform cannot be reached");

  private final int status;
  private final String title;

  SsoProblem(int status, String title) {
    this.status = status;
    this.title = title;
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

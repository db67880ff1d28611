package io.jacquard.auth.throttle;

import io.jacquard.commons.problem.ProblemCode;

/** The refusal of whoever has to pause. */
enum ThrottleProblem implements ProblemCode {
  TOO_MANY_ATTEMPTS;

  @Override
  public int status() {
    return 429;
  }

  @Override
  public String title() {
    return "Too many sign-ins have failed";
  }
}

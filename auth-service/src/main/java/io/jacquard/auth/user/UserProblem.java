package io.jacquard.auth.user;

import io.jacquard.commons.problem.ProblemCode;

/** Refusals that only concern users. */
enum UserProblem implements ProblemCode {
  USER_EXISTS("The name is taken"),
  UPDATE_FAILED("The user could not be changed");

  private final String title;

  UserProblem(String title) {
    this.title = title;
  }

  @Override
  public int status() {
    return 400;
  }

  @Override
  public String title() {
    return title;
  }
}

package io.jacquard.auth.sso.platform;

import io.jacquard.commons.problem.ProblemCode;

/** Refusals that only concern signing in through a platform. */
public enum SsoProblem implements ProblemCode {
  INVALID_PLATFORM(400, "No such platform"),
  INVALID_OPERATION(400, "No such operation"),
  INVALID_RETURN_URL(400, "The return URL is not on the list"),
  INVALID_CODE(400, "The code is unknown, used or expired"),
  EMAIL_MISSING(400, "The platform names no e-mail"),
  EMAIL_UNVERIFIED(400, "The platform has not verified the e-mail"),
  USER_EXISTS(400, "The account exists"),
  USER_CREATION_FAILED(400, "The account could not be made"),
  USER_NOT_FOUND(404, "Nobody has registered with this identity"),
  ALREADY_LINKED(409, "The identity belongs to an account"),
  LAST_SIGN_IN(409, "The account would be left without a way to sign in"),
  AUTHENTICATION_FAILED(500, "The platform's answer was not accepted"),
  SSO_INIT_FAILED(500, "The platform cannot be reached"),
  SSO_NOT_CONFIGURED(501, "The platform is not configured");

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

package io.jacquard.auth.apikey;

import io.jacquard.commons.problem.ProblemCode;

/** Refusals that only concern API keys. */
enum ApiKeyProblem implements ProblemCode {
  TOO_MANY_API_KEYS;

  @Override
  public int status() {
    return 409;
  }

  @Override
  public String title() {
    return "The user has as many API keys as allowed";
  }
}

package io.jacquard.auth.admin;

import io.jacquard.auth.user.Account;
import io.jacquard.auth.user.Accounts;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import jakarta.inject.Singleton;

/** Lets administrators in, and whoever owns the data folder. */
@Singleton
final class AdminGate {
  private final Accounts accounts;
  private final OperatorToken operator;

  AdminGate(Accounts accounts, OperatorToken operator) {
    this.accounts = accounts;
    this.operator = operator;
  }

  /** Refuses everybody else: 401 without a good token, 403 with a user's. */
  void check(String authorization) {
    if (operator.accepts(authorization)) {
      return;
    }
    Account account =
        accounts
            .signedIn(authorization)
            .orElseThrow(
                () -> new ProblemException(CommonProblem.UNAUTHORIZED, "Invalid or expired token"));
    if (!account.admin()) {
      throw new ProblemException(CommonProblem.FORBIDDEN, "Only administrators may do this");
    }
  }
}

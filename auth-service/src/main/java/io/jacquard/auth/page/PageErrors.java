package io.jacquard.auth.page;

import java.util.Map;

/** What people are told when they come back from a platform without being signed in. */
final class PageErrors {
  private static final Map<String, String> SENTENCES =
      Map.of(
          "USER_NOT_FOUND", "Nobody has registered with this account yet. Please register first.",
          "USER_EXISTS",
              "There is an account with this name already. Please sign in to it; you can link the two"
                  + " afterwards.",
          "EMAIL_MISSING", "The provider did not tell an e-mail address.",
          "EMAIL_UNVERIFIED", "The provider has not verified your e-mail address.",
          "AUTHENTICATION_FAILED", "The provider did not sign you in. Please try again.",
          "SSO_INIT_FAILED", "The provider cannot be reached at the moment.",
          "FORBIDDEN", "The account is disabled.");

  private PageErrors() {}

  static String sentence(String code) {
    return SENTENCES.getOrDefault(code, "That did not work. Please try again.");
  }
}

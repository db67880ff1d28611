package io.jacquard.e2e;

/** {@link TokenForgery} where tokens are signed by RS256. */
class RsaTokenForgeryTest extends KeyPairForgery {
  RsaTokenForgeryTest() {
    super("RS256", "RSA", "SHA256withRSA");
  }
}

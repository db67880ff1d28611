package io.jacquard.e2e;

/** {@link TokenForgery} where tokens are signed by EdDSA. */
class EdwardsTokenForgeryTest extends KeyPairForgery {
  EdwardsTokenForgeryTest() {
    super("EdDSA", "Ed25519", "Ed25519");
  }
}

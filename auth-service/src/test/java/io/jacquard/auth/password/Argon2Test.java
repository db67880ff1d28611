package io.jacquard.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class Argon2Test {
  private final Argon2 argon2 = new Argon2(64, 1);

  @Test
  void aPasswordMatchesItsOwnHashOnly() {
    String hash = argon2.hash("sécret");

    assertThat(argon2.matches("sécret", hash)).isTrue();
    assertThat(argon2.matches("secret", hash)).isFalse();
  }

  @Test
  void twoHashesOfOnePasswordDiffer() {
    assertThat(argon2.hash("a")).isNotEqualTo(argon2.hash("a"));
  }

  @Test
  void checksHashesOfOtherParameters() {
    String older = new Argon2(32, 2).hash("secret");

    assertThat(older).startsWith("$argon2id$v=19$m=32,t=2,p=1$");
    assertThat(argon2.matches("secret", older)).isTrue();
  }

  /** A test vector of the reference implementation. */
  @Test
  void agreesWithTheReferenceImplementation() {
    String reference =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    assertThat(argon2.matches("password", reference)).isTrue();
  }

  @Test
  void noPasswordMatchesTheStandIn() {
    assertThat(argon2.matches("", argon2.unmatchable())).isFalse();
  }

  @Test
  void refusesWhatIsNotAHash() {
    assertThatIllegalArgumentException().isThrownBy(() -> argon2.matches("a", "$2a$10$abc"));
  }
}

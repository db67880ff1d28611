package io.jacquard.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private final PasswordRules rules = new PasswordRules(new Enforcing());

  @ParameterizedTest
  @ValueSource(strings = {"kettle of fish", "ällerlei7", "        ", "☂☂☂☂☂☂☂☂", "zxqwvkjh"})
  void anyKindOfCharactersWillDo(String password) {
    assertThat(rules.complaint("ann", password)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"password", "PassWord1", "12345678", "iloveyou", "qwertyuiop"})
  void whatManyUseWillNot(String password) {
    assertThat(rules.complaint("ann", password).orElse("")).contains("most used");
  }

  @Test
  void charactersAreCountedAsPeopleDo() {
    assertThat(rules.complaint("ann", "seven77").orElse("")).contains("at least 8");
    assertThat(rules.complaint("ann", "😀😀😀😀").orElse("")).contains("at least 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"annalisa@example.com", "Annalisa@Example.com", "annalisa"})
  void oneIsNotCalledByOnesPassword(String password) {
    assertThat(rules.complaint("annalisa@example.com", password).orElse("")).contains("own name");
  }

  private record Enforcing() implements PasswordConfig {
    @Override
    public Rules rules() {
      return Rules.ENFORCE;
    }

    @Override
    public int minLength() {
      return 8;
    }

    @Override
    public int memoryKib() {
      return 16;
    }

    @Override
    public int iterations() {
      return 1;
    }

    @Override
    public Optional<Integer> threads() {
      return Optional.empty();
    }

    @Override
    public int queue() {
      return 1;
    }
  }
}

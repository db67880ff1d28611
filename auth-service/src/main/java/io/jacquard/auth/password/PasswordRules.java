package io.jacquard.auth.password;

import com.nulabinc.zxcvbn.StandardDictionaries;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What makes a password a bad one, after NIST SP 800-63B: too short, commonly used, or made of the
 * user's own name. Nothing is said about kinds of characters.
 */
@Singleton
public final class PasswordRules {
  private final boolean enforced;
  private final int shortest;
  private final Common common = new Common();

  @Inject
  public PasswordRules(PasswordConfig config) {
    this.enforced = config.rules() == PasswordConfig.Rules.ENFORCE;
    this.shortest = config.minLength();
  }

  /** The fewest characters of a good one. */
  public int shortest() {
    return shortest;
  }

  /** Whether bad ones are refused everywhere, and not only where it is asked for. */
  public boolean enforced() {
    return enforced;
  }

  /** What is wrong with a password, in a sentence. */
  public Optional<String> complaint(String username, String password) {
    if (password.codePointCount(0, password.length()) < shortest) {
      return Optional.of("A password has at least " + shortest + " characters");
    }
    String plain = password.toLowerCase(Locale.ROOT);
    if (common.contains(plain)) {
      return Optional.of("This password is among the most used ones");
    }
    String name = username.toLowerCase(Locale.ROOT);
    return name.contains(plain) || plain.equals(name + name)
        ? Optional.of("A password is not the user's own name")
        : Optional.empty();
  }

  /**
   * Refuses a bad password.
   *
   * @throws ProblemException with what is wrong
   */
  public void require(String username, String password) {
    complaint(username, password)
        .ifPresent(wrong -> {
          throw new ProblemException(CommonProblem.VALIDATION_ERROR, wrong);
        });
  }

  /** The list that zxcvbn keeps, read when the first password is looked at. */
  private static final class Common {
    private volatile Set<String> words = Set.of();

    boolean contains(String password) {
      if (words.isEmpty()) {
        try {
          words = Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies());
        } catch (IOException e) {
          throw new UncheckedIOException("the list of common passwords cannot be read", e);
        }
      }
      return words.contains(password);
    }
  }
}

package io.jacquard.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordHasherTest {

  @Test
  void anUnknownUserNeverMatches() {
    var hasher = new PasswordHasher(new Costs(64, 1, 8));

    assertThat(hasher.matches("secret", Optional.of(hasher.hash("secret")))).isTrue();
    assertThat(hasher.matches("secret", Optional.empty())).isFalse();
  }

  @Test
  void refusesWorkBeyondTheQueueAndSaysWhenToTryAgain() throws Exception {
    var hasher = new PasswordHasher(new Costs(19_456, 4, 1));
    Callable<String> hash = () -> hasher.hash("secret");

    List<Throwable> refusals = new ArrayList<>();
    try (var callers = Executors.newFixedThreadPool(6)) {
      for (Future<String> done : callers.invokeAll(List.of(hash, hash, hash, hash, hash, hash))) {
        try {
          done.get();
        } catch (ExecutionException e) {
          refusals.add(e.getCause());
        }
      }
    }

    assertThat(refusals)
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(4)
        .allSatisfy(refusal ->
            assertThat(refusal)
                .isInstanceOfSatisfying(
                    ProblemException.class,
                    problem -> {
                      assertThat(problem.code()).isEqualTo(CommonProblem.OVERLOADED);
                      assertThat(problem.retryAfter()).isPositive();
                    }));
  }

  private record Costs(int memoryKib, int iterations, int queue) implements PasswordConfig {
    @Override
    public Rules rules() {
      return Rules.ENFORCE;
    }

    @Override
    public int minLength() {
      return 8;
    }

    @Override
    public Optional<Integer> threads() {
      return Optional.of(1);
    }
  }
}

package io.jacquard.auth.password;

import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Hashes and checks passwords on a few threads of its own, so that a flood of sign-ins takes
 * neither the processors nor the memory from everybody else.
 */
@Singleton
public final class PasswordHasher {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Argon2 argon2;
  private final ThreadPoolExecutor pool;
  private final String nobody;

  @Inject
  public PasswordHasher(PasswordConfig config) {
    this.argon2 = new Argon2(config.memoryKib(), config.iterations());
    this.nobody = argon2.unmatchable();
    int threads =
        config.threads().orElse(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(config.queue()),
            Thread.ofPlatform().name("jacquard-password-", 1).daemon().factory());
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * What to store for a password.
   *
   * @throws ProblemException when too many are waiting
   */
  public String hash(String password) {
    return run(() -> argon2.hash(password));
  }

  /**
   * Whether the password belongs to the stored hash. Takes as long when there is none, so that the
   * time does not tell whether a user exists.
   *
   * @throws ProblemException when too many are waiting
   */
  public boolean matches(String password, Optional<String> stored) {
    boolean matches = run(() -> argon2.matches(password, stored.orElse(nobody)));
    return matches && stored.isPresent();
  }

  private <T> T run(Callable<T> work) {
    try {
      return pool.submit(work).get();
    } catch (RejectedExecutionException _) {
      throw new ProblemException(
          CommonProblem.OVERLOADED, "Too many sign-ins are waiting, try again", SOON);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(CommonProblem.OVERLOADED, "The service is stopping", SOON);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a password could not be processed", e.getCause());
    }
  }

  @PreDestroy
  void close() {
    pool.shutdown();
  }
}

package io.jacquard.sequence.runner;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The Python behind the name that was configured, which may be a script that looks for it anew, and
 * slowly, each time.
 */
@Singleton
final class Interpreter {
  private static final long PATIENCE_SECONDS = 10;

  private final String configured;
  private @Nullable String found;

  Interpreter(RunnerConfig config) {
    this.configured = config.python();
  }

  /** The program to begin; what was configured where that cannot be asked. */
  synchronized String python() throws InterruptedException {
    if (found == null) {
      found = ask();
    }
    return found;
  }

  private String ask() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(configured, "-c", "import sys; print(sys.executable, end='')")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      byte[] answer = process.getInputStream().readAllBytes();
      boolean told =
          process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      return told && answer.length > 0 ? new String(answer, StandardCharsets.UTF_8) : configured;
    } catch (IOException _) {
      return configured;
    }
  }
}

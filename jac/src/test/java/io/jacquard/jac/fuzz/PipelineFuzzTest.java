package io.jacquard.jac.fuzz;

import static org.assertj.core.api.Assertions.fail;

import io.jacquard.jac.fuzz.Sandbox.Outcome;
import io.jacquard.jac.runtime.execution.Budget;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No program makes the engine hang or throw anything but an error of the language. */
class PipelineFuzzTest {
  /** {@code -Dfuzz.iterations} allows a long run, {@code -Dfuzz.seed} another one. */
  private static final int ITERATIONS = Integer.getInteger("fuzz.iterations", 4_000) / 2;

  private static final long SEED = Long.getLong("fuzz.seed", 20_261_129);
  private static final Budget.Limits LIMITS = new Budget.Limits(20_000, 100, 1_000, 20_000);

  private Sandbox sandbox = new Sandbox(LIMITS, Path.of(""));

  @Test
  void survivesMutatedPrograms(@TempDir Path home) throws IOException {
    sandbox = new Sandbox(LIMITS, home);
    List<String> seeds = Mutations.seeds("src/test/snippets", "src/test/syntax");
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < ITERATIONS; i++) {
      String seed = seeds.get(random.nextInt(seeds.size()));
      check(i % 4 == 0 ? Mutations.characters(seed, random) : Mutations.tokens(seed, random));
    }
  }

  @Test
  void survivesGeneratedPrograms(@TempDir Path home) {
    sandbox = new Sandbox(LIMITS, home);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < ITERATIONS; i++) {
      check(new ProgramGenerator(random.split()).program());
    }
  }

  private void check(String program) {
    switch (sandbox.run(program)) {
      case Outcome.Rejected _, Outcome.Done _, Outcome.Failed _ -> {}
      case Outcome.Hanging(StackTraceElement[] at) ->
          fail("hangs at%n%s%nin%n%s", Arrays.toString(at), program);
      case Outcome.Broken(Throwable thrown) -> {
        String smallest = new Minimizer(text -> breaksAlike(text, thrown)).minimize(program);
        fail("broke the engine:%n%s%n%s", smallest, trace(thrown));
      }
    }
  }

  private boolean breaksAlike(String text, Throwable thrown) {
    return sandbox.run(text) instanceof Outcome.Broken(Throwable other)
        && other.getClass() == thrown.getClass();
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}

package io.jacquard.jac.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jacquard.jac.fuzz.Mutations;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No input makes the parser hang, overflow or throw. */
class RobustnessTest {
  /** {@code -Dfuzz.iterations} allows a long run. */
  private static final int ITERATIONS = Integer.getInteger("fuzz.iterations", 4_000);

  @Test
  void survivesRandomMutations() throws IOException {
    List<String> seeds = Mutations.seeds("src/test/snippets/probes", "src/test/syntax");
    SplittableRandom random = new SplittableRandom(20_260_214);
    for (int i = 0; i < ITERATIONS; i++) {
      String text = Mutations.characters(seeds.get(random.nextInt(seeds.size())), random);
      String name = i % 7 == 0 ? "fuzz.cl.jac" : "fuzz.jac";
      assertThatCode(() -> check(name, text)).as("input:%n%s", text).doesNotThrowAnyException();
    }
  }

  private static void check(String name, String text) {
    ParseResult result = Parser.parse(new Source(name, text));
    result.diagnostics().forEach(Diagnostic::render);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "-",
        "not ",
        "*",
        "lambda: ",
        "x(",
        "f(a=",
        "await ",
        "a if b else ",
        "&",
        "x = [y for y in ",
        "2**",
        "a by ",
        "<a>",
        "<a b={",
        "f\"{",
        "x[",
        "{1:",
        "(def f {",
        "`",
        "|>",
        "a.b",
        "a+",
        "a and ",
        "if x {",
        "match x { case [",
        "with entry {",
        "a[1]",
        "\"a\"",
        "obj A {",
        "async ",
        "@a ",
        "x ? ",
        "<>",
        "x = ",
        "a,",
        "1 <",
        "impl a.",
        "cl {",
        "for x in y {",
        "lambda x: (",
        "f'{f\"{",
        "{x:{",
        "elif x {}",
        "visit :",
        "del ",
        "case "
      })
  void survivesEndlessRepetition(String piece) {
    for (String opening : List.of("", "with entry { ", "with entry { x = ")) {
      String text = opening + piece.repeat(20_000);
      assertThat(Duration.ofNanos(time(text)))
          .as(opening + piece)
          .isLessThan(Duration.ofSeconds(5));
    }
  }

  private static long time(String text) {
    long start = System.nanoTime();
    check("deep.jac", text);
    return System.nanoTime() - start;
  }

  @Test
  void refusesDeepNestingWithADiagnostic() {
    String text = "with entry { x = " + "(".repeat(500) + "1" + ")".repeat(500) + "; }";

    ParseResult result = Parser.parse(new Source("deep.jac", text));

    assertThat(result.diagnostics())
        .extracting(Diagnostic::key)
        .containsExactly("nested-too-deeply");
  }

  @Test
  void refusesEndlessChainsWithADiagnostic() {
    String text = "with entry { x = 1" + " + 1".repeat(5_000) + "; }";

    ParseResult result = Parser.parse(new Source("long.jac", text));

    assertThat(result.diagnostics()).extracting(Diagnostic::key).containsExactly("chain-too-long");
  }

  @Test
  void stopsAfterManyErrors() {
    ParseResult result = Parser.parse(new Source("bad.jac", "walker 1 { }\n".repeat(1_000)));

    assertThat(result.diagnostics()).hasSizeLessThanOrEqualTo(101);
    assertThat(result.diagnostics().getLast().key()).isEqualTo("too-many-errors");
  }
}

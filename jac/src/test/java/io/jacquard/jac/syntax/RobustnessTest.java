package io.jacquard.jac.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No input makes the parser hang, overflow or throw. */
class RobustnessTest {
  /** {@code -Dfuzz.iterations} allows a long run. */
  private static final int ITERATIONS = Integer.getInteger("fuzz.iterations", 4_000);

  private static final String[] FRAGMENTS = {
    "{", "}", "(", ")", "[", "]", ";", ":", ",", "\"", "'", "\"\"\"", "f\"{", "`", "#*", "*#", "#",
    "<", ">", "</", "/>", "<>", "-->", "<--", "->:", ":->", "++>", "+>:", ":+>", "?", "(?:", "|>",
    "lambda", "match", "case", "def", "can", "with", "entry", "impl", "cl", "sv", "import", "from",
    "has", "walker", "async", "yield", "else", "if", "for", "in", "not", "by", "::py::", "\\", "=",
    "visit", "spawn", "\n", " ", "\u0000", "\uD800", "1e", "0x", "1_", "...", "@", "{x:{y", "!r"
  };

  @Test
  void survivesRandomMutations() throws IOException {
    List<String> seeds = seeds();
    SplittableRandom random = new SplittableRandom(20_260_214);
    for (int i = 0; i < ITERATIONS; i++) {
      String text = mutate(seeds.get(random.nextInt(seeds.size())), random);
      String name = i % 7 == 0 ? "fuzz.cl.jac" : "fuzz.jac";
      assertThatCode(() -> check(name, text)).as("input:%n%s", text).doesNotThrowAnyException();
    }
  }

  private static void check(String name, String text) {
    ParseResult result = Parser.parse(new Source(name, text));
    result.diagnostics().forEach(Diagnostic::render);
  }

  private static List<String> seeds() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String folder : List.of("src/test/snippets/probes", "src/test/syntax")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".jac")).sorted().toList()) {
          texts.add(SourceReader.read(file, "seed").text());
        }
      }
    }
    return texts;
  }

  private static String mutate(String seed, SplittableRandom random) {
    StringBuilder text = new StringBuilder(seed);
    int edits = 1 + random.nextInt(6);
    for (int i = 0; i < edits && !text.isEmpty(); i++) {
      int at = random.nextInt(text.length());
      int length = Math.min(text.length() - at, 1 + random.nextInt(20));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, at + length);
        case 1 -> text.insert(at, FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
        case 2 -> text.insert(at, text.substring(at, at + length));
        default -> text.setLength(at);
      }
    }
    return text.toString();
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

package io.jacquard.bench.syntax;

import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.SourceReader;
import io.jacquard.jac.syntax.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Megabytes of program text that one thread parses in a second: the best round of each file counts.
 * Arguments: folder, whose {@code .jac} files without errors are read; rounds (200).
 */
final class ParseSpeed {
  private static final int DEFAULT_ROUNDS = 200;

  private ParseSpeed() {}

  public static void main(String[] args) throws IOException {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_ROUNDS;
    List<Source> sources = sources(Path.of(args[0]));
    long[] best = new long[sources.size()];
    long characters = 0;
    long nanos = 0;
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < best.length; i++) {
        long taken = parse(sources.get(i));
        best[i] = round == 0 ? taken : Math.min(best[i], taken);
      }
    }
    for (int i = 0; i < best.length; i++) {
      characters += sources.get(i).text().length();
      nanos += best[i];
    }
    System.out.printf(
        "%d files, %,d characters: %.1f MB/s%n",
        sources.size(), characters, characters * 1e3 / nanos);
  }

  private static long parse(Source source) {
    long begun = System.nanoTime();
    boolean failed = Parser.parse(source).hasErrors();
    long taken = System.nanoTime() - begun;
    if (failed) {
      throw new IllegalStateException(source.name() + " has errors");
    }
    return taken;
  }

  private static List<Source> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jac"))
          .map(ParseSpeed::read)
          .filter(source -> !Parser.parse(source).hasErrors())
          .toList();
    }
  }

  private static Source read(Path file) {
    try {
      return SourceReader.read(file, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.jacquard.jac.fuzz;

import io.jacquard.jac.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts that were programs once. */
public final class Mutations {
  private static final Pattern TOKEN =
      Pattern.compile("\\s+|\\w+|\"[^\"\\n]*\"|'[^'\\n]*'|[-+*/%<>=!:&|.?@]+|.", Pattern.DOTALL);

  private static final String[] FRAGMENTS = {
    "{", "}", "(", ")", "[", "]", ";", ":", ",", "\"", "'", "\"\"\"", "f\"{", "`", "#*", "*#", "#",
    "<", ">", "</", "/>", "<>", "-->", "<--", "->:", ":->", "++>", "+>:", ":+>", "?", "(?:", "|>",
    "lambda", "match", "case", "def", "can", "with", "entry", "impl", "cl", "sv", "import", "from",
    "has", "walker", "async", "yield", "else", "if", "for", "in", "not", "by", "::py::", "\\", "=",
    "visit", "spawn", "\n", " ", "\u0000", "\uD800", "1e", "0x", "1_", "...", "@", "{x:{y", "!r"
  };

  private static final String[] VALUES = {
    "0",
    "-1",
    "1",
    "9223372036854775807",
    "10**30",
    "1.5",
    "float('nan')",
    "float('inf')",
    "None",
    "True",
    "\"\"",
    "\"\\u20ac\\U0001F600\"",
    "b\"\\xff\"",
    "[]",
    "{}",
    "set()",
    "()",
    "[[]]",
    "self",
    "here",
    "visitor",
    "root",
    "lambda x: int : x",
    "range(3)",
    "int",
    "object",
    "iter([1])",
    "...",
    "slice(None)",
    "[1, 2, 3]",
    "{\"a\": 1}",
    "10**9",
    "print",
    "super",
    "type"
  };

  private Mutations() {}

  /** The texts of all {@code .jac} files below a folder. */
  public static List<String> seeds(String... folders) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".jac")).sorted().toList()) {
          texts.add(SourceReader.read(file, "seed").text());
        }
      }
    }
    return texts;
  }

  /** Edits that know nothing of the language; few results still parse. */
  public static String characters(String seed, SplittableRandom random) {
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

  /** Exchanges words for other words of the same text or for values; many results still run. */
  static String tokens(String seed, SplittableRandom random) {
    List<String> tokens =
        new ArrayList<>(TOKEN.matcher(seed).results().map(m -> m.group()).toList());
    int edits = 1 + random.nextInt(4);
    for (int i = 0; i < edits && !tokens.isEmpty(); i++) {
      int at = random.nextInt(tokens.size());
      switch (random.nextInt(6)) {
        case 0 -> tokens.remove(at);
        case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
        case 2, 3 -> replaceWord(tokens, at, VALUES[random.nextInt(VALUES.length)]);
        default -> replaceWord(tokens, at, tokens.get(random.nextInt(tokens.size())));
      }
    }
    return String.join("", tokens);
  }

  /** Replaces the first word or literal from a place on, as punctuation seldom may be anything. */
  private static void replaceWord(List<String> tokens, int from, String by) {
    for (int i = from; i < tokens.size(); i++) {
      char first = tokens.get(i).charAt(0);
      if (Character.isLetterOrDigit(first) || first == '"' || first == '\'') {
        tokens.set(i, by);
        return;
      }
    }
  }
}

package io.jacquard.jac.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Takes pieces out of a text for as long as it keeps a property. */
final class Minimizer {
  private static final int ATTEMPTS = 3_000;

  private final Predicate<String> keeps;
  private int attempts;

  Minimizer(Predicate<String> keeps) {
    this.keeps = keeps;
  }

  String minimize(String text) {
    String byLines = shrink(text, "(?<=\\n)");
    return shrink(byLines, "(?<=\\W)|(?=\\W)");
  }

  private String shrink(String text, String border) {
    List<String> parts = new ArrayList<>(List.of(text.split(border)));
    for (int size = parts.size() / 2; size > 0; size /= 2) {
      for (int from = 0; from < parts.size() && attempts++ < ATTEMPTS; ) {
        List<String> shorter = new ArrayList<>(parts);
        shorter.subList(from, Math.min(from + size, parts.size())).clear();
        if (keeps.test(String.join("", shorter))) {
          parts = shorter;
        } else {
          from += size;
        }
      }
    }
    return String.join("", parts);
  }
}

package io.jacquard.jac.source;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that an author most likely meant. */
public final class Similarity {
  /** A longer name is not worth a comparison with every other. */
  private static final int LONGEST = 100;

  private Similarity() {}

  /**
   * The candidate with the fewest differences from a name: letters changed, left out, added, or two
   * neighbours swapped. A third of the name may differ; the first of several equally near ones
   * wins.
   */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    String best = null;
    int fewest = name.length() > LONGEST ? 0 : allowed(name.length()) + 1;
    String written = name.toLowerCase(Locale.ROOT);
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - name.length()) >= fewest || candidate.equals(name)) {
        continue;
      }
      int differences = differences(written, candidate.toLowerCase(Locale.ROOT));
      if (differences < fewest) {
        fewest = differences;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Names of one or two letters differ in case at most: everything is near to them. */
  private static int allowed(int length) {
    return length < 3 ? 0 : Math.min(3, (length + 1) / 3);
  }

  private static int differences(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }
}

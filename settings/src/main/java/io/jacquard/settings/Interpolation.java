package io.jacquard.settings;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code ${VAR}}, {@code ${VAR:-default}} and {@code ${VAR:?message}}; spec section 9.1. */
final class Interpolation {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([-?])([^}]*))?}");

  private Interpolation() {}

  /** The text with its variables replaced; an unset plain one stays as it is written. */
  static String expand(
      String text, Map<String, String> environment, String where, List<String> problems) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match ->
            Matcher.quoteReplacement(
                value(
                    match.group(),
                    match.group(1),
                    match.group(2),
                    match.group(3),
                    environment,
                    where,
                    problems)));
  }

  private static String value(
      String whole,
      String name,
      @Nullable String form,
      @Nullable String rest,
      Map<String, String> environment,
      String where,
      List<String> problems) {
    @Nullable String set = environment.get(name);
    if (set != null && !(form != null && set.isEmpty())) {
      return set;
    }
    if ("-".equals(form)) {
      return String.valueOf(rest);
    }
    if ("?".equals(form)) {
      problems.add(where + ": " + name + " is not set: " + rest);
      return "";
    }
    return whole;
  }
}

package io.jacquard.jac;

import java.util.Set;
import java.util.function.Predicate;

/**
 * How a program is loaded.
 *
 * @param tests merges {@code .test.jac} annexes as well
 * @param names warns of names that nothing in the program provides
 * @param javaClasses which Java classes, by their full names, {@code import from java.util {…}} may
 *     reach
 * @param jacPath more folders to look for modules in, as {@code JACPATH} has them
 */
public record LoadOptions(
    boolean tests, boolean names, Predicate<String> javaClasses, String jacPath) {
  private static final Set<String> HARMLESS =
      Set.of(
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.time.Duration",
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.ZoneId",
          "java.time.ZonedDateTime",
          "java.util.Base64",
          "java.util.StringJoiner",
          "java.util.UUID");

  /** A program that a user runs on their own machine: the whole class path is open to it. */
  public static LoadOptions forRun() {
    return new LoadOptions(false, false, _ -> true, environmentPath());
  }

  /** A program behind a server: only Java classes that reach nothing outside of themselves. */
  public static LoadOptions forServing() {
    return new LoadOptions(false, false, HARMLESS::contains, environmentPath());
  }

  public LoadOptions withTests() {
    return new LoadOptions(true, names, javaClasses, jacPath);
  }

  /** As {@code check} does: everything that may be a mistake is a warning of the program. */
  public LoadOptions withNames() {
    return new LoadOptions(tests, true, javaClasses, jacPath);
  }

  private static String environmentPath() {
    String value = System.getenv("JACPATH");
    return value == null ? "" : value;
  }
}

package io.jacquard.storage.file;

import io.jacquard.commons.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The name of a file or folder in one user's space, such as {@code docs/a.txt}; empty for the whole
 * space. There is one way to write each: no empty parts, no dots.
 */
public record FileName(String value) {
  private static final int MOST_BYTES = 1024;
  private static final int MOST_PARTS = 64;

  public FileName {
    if (value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw refused("is longer than " + MOST_BYTES + " bytes");
    }
    List<String> parts = value.isEmpty() ? List.of() : List.of(value.split("/", -1));
    if (parts.size() > MOST_PARTS) {
      throw refused("has more than " + MOST_PARTS + " parts");
    }
    parts.forEach(FileName::check);
  }

  private static void check(String part) {
    if (part.isEmpty()) {
      throw refused("has an empty part");
    }
    if (part.equals(".") || part.equals("..")) {
      throw refused("has a part '" + part + "'");
    }
    part.codePoints().forEach(FileName::check);
  }

  private static void check(int character) {
    boolean surrogate =
        character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    if (Character.isISOControl(character) || character == '\\' || surrogate) {
      throw refused("holds the character U+%04X".formatted(character));
    }
  }

  public boolean isSpace() {
    return value.isEmpty();
  }

  private static ProblemException refused(String reason) {
    return new ProblemException(StorageProblem.BAD_PATH, "The path " + reason);
  }
}

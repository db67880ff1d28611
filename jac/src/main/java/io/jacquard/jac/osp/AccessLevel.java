package io.jacquard.jac.osp;

import io.jacquard.jac.runtime.Errors;
import java.util.Locale;

/** What somebody may do with an object; spec/jac-language.md section 3.11. */
public enum AccessLevel {
  NO_ACCESS(-1),
  READ(0),
  CONNECT(1),
  WRITE(2);

  private final int value;

  AccessLevel(int value) {
    this.value = value;
  }

  /** The level's number on the wire. */
  public int value() {
    return value;
  }

  public boolean allows(AccessLevel needed) {
    return value >= needed.value;
  }

  /** The level with that number on the wire; ValueError when there is none. */
  public static AccessLevel of(long value) {
    for (AccessLevel level : values()) {
      if (level.value == value) {
        return level;
      }
    }
    throw Errors.valueError(value + " is not a valid AccessLevel");
  }

  /**
   * A level as programs write it: its number or a name such as {@code READ} or {@code ReadPerm}.
   */
  public static AccessLevel of(Object written) {
    if (written instanceof Long number) {
      return of(number.longValue());
    }
    if (written instanceof String name) {
      return switch (name.toUpperCase(Locale.ROOT)) {
        case "NO_ACCESS", "NOPERM" -> NO_ACCESS;
        case "READ", "READPERM" -> READ;
        case "CONNECT", "CONNECTPERM" -> CONNECT;
        case "WRITE", "WRITEPERM" -> WRITE;
        default -> throw Errors.valueError("'" + name + "' is not a valid AccessLevel");
      };
    }
    throw Errors.valueError("an access level is a number or a name");
  }
}

package io.jacquard.jac.osp.access;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.failure.Errors;
import java.util.Locale;

/** What somebody may do with an object; spec/jac-language.md section 3.11. */
public enum AccessLevel {
  NO_ACCESS(-1, "NoPerm"),
  READ(0, "ReadPerm"),
  CONNECT(1, "ConnectPerm"),
  WRITE(2, "WritePerm");

  private final int value;
  private final String permission;

  AccessLevel(int value, String permission) {
    this.value = value;
    this.permission = permission;
  }

  /** The builtin name of the level. */
  public String permission() {
    return permission;
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
    if (BoxedInstance.unbox(written) instanceof Long number) {
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

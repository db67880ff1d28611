package io.jacquard.jac.osp;

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
}

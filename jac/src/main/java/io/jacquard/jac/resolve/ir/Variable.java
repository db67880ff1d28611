package io.jacquard.jac.resolve.ir;

/**
 * A local name of one function (or module or class body) and the frame slot it lives in. Whether
 * the slot holds the value or a cell is known once the whole function is resolved: a variable that
 * an inner function uses lives in a cell.
 */
public final class Variable {
  private final String name;
  private final int slot;
  private boolean captured;

  Variable(String name, int slot) {
    this.name = name;
    this.slot = slot;
  }

  /** The name as written; temporaries of the compiler have names that no program can write. */
  public String name() {
    return name;
  }

  public int slot() {
    return slot;
  }

  /** Whether the slot holds a cell. */
  public boolean captured() {
    return captured;
  }

  void capture() {
    captured = true;
  }

  @Override
  public String toString() {
    return (captured ? "CELL(" : "LOCAL(") + slot + ":" + name + ")";
  }
}

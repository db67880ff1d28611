package io.jacquard.jac.resolve.ir;

import java.util.List;

/** What a value is assigned to. */
public sealed interface Target {
  int at();

  record Name(int at, Place place) implements Target {}

  record Attribute(int at, IrExpr object, String name) implements Target {}

  record Item(int at, IrExpr object, IrExpr index) implements Target {}

  /**
   * @param star the index of the starred element, or -1
   */
  record Unpack(int at, List<Target> elements, int star) implements Target {}
}

package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import org.jspecify.annotations.Nullable;

/** Two operands, read without a call of a node where they are variables or constants. */
abstract class BinaryNode extends Node {
  private final Node left;
  private final Node right;
  private final int leftSlot;
  private final int rightSlot;
  private final @Nullable Object rightConstant;

  BinaryNode(Node left, Node right) {
    this.left = left;
    this.right = right;
    this.leftSlot = left.slot();
    this.rightSlot = right.slot();
    this.rightConstant = right.constant();
  }

  final Object left(Frame frame) {
    if (leftSlot >= 0) {
      Object value = frame.slots[leftSlot];
      if (value != null) {
        return value;
      }
    }
    return left.execute(frame);
  }

  final Object right(Frame frame) {
    Object constant = rightConstant;
    if (constant != null) {
      return constant;
    }
    if (rightSlot >= 0) {
      Object value = frame.slots[rightSlot];
      if (value != null) {
        return value;
      }
    }
    return right.execute(frame);
  }
}

package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;

/** Arithmetic and bit operations. */
public final class ArithmeticNodes {
  private ArithmeticNodes() {}

  public static Node make(Operator operator, Node left, Node right) {
    return switch (operator) {
      case ADD -> new Add(left, right);
      case SUBTRACT -> new Subtract(left, right);
      case MULTIPLY -> new Multiply(left, right);
      case FLOOR_DIVIDE -> new FloorDivide(left, right);
      case MODULO -> new Modulo(left, right);
      default -> new Other(operator, left, right);
    };
  }

  public static Node inPlace(Operator operator, Node left, Node right) {
    return operator == Operator.ADD
        ? new AddInPlace(left, right)
        : new OtherInPlace(operator, left, right);
  }

  /** {@code left operator right} on values. */
  static Object apply(Operator operator, Object left, Object right) {
    return switch (operator) {
      case ADD -> Ops.add(left, right);
      case SUBTRACT -> Ops.subtract(left, right);
      case MULTIPLY -> Ops.multiply(left, right);
      case DIVIDE -> Ops.divide(left, right);
      case FLOOR_DIVIDE -> Ops.floorDivide(left, right);
      case MODULO -> Ops.modulo(left, right);
      case POWER -> Ops.power(left, right);
      case MATRIX_MULTIPLY -> Ops.matrixMultiply(left, right);
      case BIT_AND -> Ops.bitAnd(left, right);
      case BIT_OR -> Ops.bitOr(left, right);
      case BIT_XOR -> Ops.bitXor(left, right);
      case SHIFT_LEFT -> Ops.shiftLeft(left, right);
      case SHIFT_RIGHT -> Ops.shiftRight(left, right);
      case LT, LE, GT, GE ->
          throw new IllegalArgumentException(operator.symbol() + " is a comparison");
    };
  }

  /** {@code left operator= right} on values. */
  public static Object applyInPlace(Operator operator, Object left, Object right) {
    return switch (operator) {
      case ADD -> Ops.inPlaceAdd(left, right);
      case SUBTRACT -> Ops.inPlaceSubtract(left, right);
      case MULTIPLY -> Ops.inPlaceMultiply(left, right);
      case DIVIDE -> Ops.inPlaceDivide(left, right);
      case FLOOR_DIVIDE -> Ops.inPlaceFloorDivide(left, right);
      case MODULO -> Ops.inPlaceModulo(left, right);
      case POWER -> Ops.inPlacePower(left, right);
      case MATRIX_MULTIPLY -> Ops.inPlaceMatrixMultiply(left, right);
      case BIT_AND -> Ops.inPlaceBitAnd(left, right);
      case BIT_OR -> Ops.inPlaceBitOr(left, right);
      case BIT_XOR -> Ops.inPlaceBitXor(left, right);
      case SHIFT_LEFT -> Ops.inPlaceShiftLeft(left, right);
      case SHIFT_RIGHT -> Ops.inPlaceShiftRight(left, right);
      case LT, LE, GT, GE ->
          throw new IllegalArgumentException(operator.symbol() + " is a comparison");
    };
  }

  private static final class Add extends BinaryNode {
    Add(Node left, Node right) {
      super(left, right);
    }

    @Override
    public Object execute(Frame frame) {
      Object a = left(frame);
      return Ops.add(a, right(frame));
    }
  }

  private static final class Subtract extends BinaryNode {
    Subtract(Node left, Node right) {
      super(left, right);
    }

    @Override
    public Object execute(Frame frame) {
      Object a = left(frame);
      return Ops.subtract(a, right(frame));
    }
  }

  private static final class Multiply extends BinaryNode {
    Multiply(Node left, Node right) {
      super(left, right);
    }

    @Override
    public Object execute(Frame frame) {
      Object a = left(frame);
      return Ops.multiply(a, right(frame));
    }
  }

  private static final class FloorDivide extends BinaryNode {
    FloorDivide(Node left, Node right) {
      super(left, right);
    }

    @Override
    public Object execute(Frame frame) {
      Object a = left(frame);
      return Ops.floorDivide(a, right(frame));
    }
  }

  private static final class Modulo extends BinaryNode {
    Modulo(Node left, Node right) {
      super(left, right);
    }

    @Override
    public Object execute(Frame frame) {
      Object a = left(frame);
      return Ops.modulo(a, right(frame));
    }
  }

  private static final class Other extends BinaryNode {
    private final Operator operator;

    Other(Operator operator, Node left, Node right) {
      super(left, right);
      this.operator = operator;
    }

    @Override
    public Object execute(Frame frame) {
      Object a = left(frame);
      return apply(operator, a, right(frame));
    }
  }

  private static final class AddInPlace extends BinaryNode {
    AddInPlace(Node left, Node right) {
      super(left, right);
    }

    @Override
    public Object execute(Frame frame) {
      Object a = left(frame);
      return Ops.inPlaceAdd(a, right(frame));
    }
  }

  private static final class OtherInPlace extends BinaryNode {
    private final Operator operator;

    OtherInPlace(Operator operator, Node left, Node right) {
      super(left, right);
      this.operator = operator;
    }

    @Override
    public Object execute(Frame frame) {
      Object a = left(frame);
      return applyInPlace(operator, a, right(frame));
    }
  }
}

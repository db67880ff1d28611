package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.operator.Ops;
import org.jspecify.annotations.Nullable;

/** Strings made of pieces. */
public final class TextNodes {
  private TextNodes() {}

  /** An f-string; its pieces answer strings. */
  public static final class Join extends Node {
    private final Node[] pieces;

    public Join(Node[] pieces) {
      this.pieces = pieces;
    }

    @Override
    public Object execute(Frame frame) {
      StringBuilder text = new StringBuilder();
      for (Node piece : pieces) {
        text.append((String) piece.execute(frame));
      }
      Execution.checkSize(text.length());
      return text.toString();
    }
  }

  /** One {@code {value!conversion:spec}}. */
  public static final class Formatted extends Node {
    private final Node value;
    private final char conversion;
    private final @Nullable Node spec;

    public Formatted(Node value, char conversion, @Nullable Node spec) {
      this.value = value;
      this.conversion = conversion;
      this.spec = spec;
    }

    @Override
    public Object execute(Frame frame) {
      Object converted = convert(value.execute(frame));
      if (converted instanceof String && spec == null) {
        return converted;
      }
      return Ops.format(converted, spec == null ? "" : (String) spec.execute(frame));
    }

    private Object convert(Object v) {
      return switch (conversion) {
        case 'r' -> Ops.repr(v);
        case 's' -> Ops.str(v);
        case 'a' -> Ops.ascii(v);
        default -> v;
      };
    }
  }
}

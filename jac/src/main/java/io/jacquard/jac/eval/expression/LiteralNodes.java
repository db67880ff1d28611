package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.call.CallNode;
import io.jacquard.jac.resolve.ir.IrExpr.SequenceKind;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tuples, lists, sets and dicts as written. */
public final class LiteralNodes {
  private LiteralNodes() {}

  static Object make(SequenceKind kind, Object[] elements) {
    return switch (kind) {
      case TUPLE -> PyTuple.of(elements);
      case LIST -> PyList.of(elements);
      case SET -> PySet.of(elements);
      case DICT -> throw new IllegalArgumentException("a dict has keys");
    };
  }

  public static final class Sequence extends Node {
    private final SequenceKind kind;
    private final Node[] elements;

    public Sequence(SequenceKind kind, Node[] elements) {
      this.kind = kind;
      this.elements = elements;
    }

    @Override
    public Object execute(Frame frame) {
      return make(kind, CallNode.evaluate(elements, frame));
    }
  }

  /** A set of three or more constants. */
  public static final class ConstantSet extends Node {
    private final Node[] elements;

    public ConstantSet(Node[] elements) {
      this.elements = elements;
    }

    @Override
    public Object execute(Frame frame) {
      return PySet.ofConstants(CallNode.evaluate(elements, frame));
    }
  }

  /** With {@code *values} among the elements. */
  public static final class SpreadSequence extends Node {
    private final SequenceKind kind;
    private final Node[] elements;
    private final boolean[] spread;

    public SpreadSequence(SequenceKind kind, Node[] elements, boolean[] spread) {
      this.kind = kind;
      this.elements = elements;
      this.spread = spread;
    }

    @Override
    public Object execute(Frame frame) {
      List<Object> all = new ArrayList<>();
      for (int i = 0; i < elements.length; i++) {
        Object value = elements[i].execute(frame);
        if (spread[i]) {
          addAll(kind, value, all);
        } else {
          all.add(value);
        }
      }
      return make(kind, all.toArray());
    }

    private static void addAll(SequenceKind kind, Object value, List<Object> into) {
      if (kind != SequenceKind.SET && !Iteration.isIterable(value)) {
        throw Errors.typeError(
            "Value after * must be an iterable, not " + Ops.typeOf(value).name());
      }
      Collections.addAll(into, Iteration.toArray(value));
    }
  }

  public static final class Dict extends Node {
    private final @Nullable Node[] keys;
    private final Node[] values;

    public Dict(@Nullable Node[] keys, Node[] values) {
      this.keys = keys;
      this.values = values;
    }

    @Override
    public Object execute(Frame frame) {
      PyDict dict = new PyDict();
      for (int i = 0; i < values.length; i++) {
        Node key = keys[i];
        if (key == null) {
          merge(dict, values[i].execute(frame));
        } else {
          Object k = key.execute(frame);
          dict.put(k, values[i].execute(frame));
        }
      }
      return dict;
    }

    private static void merge(PyDict dict, Object value) {
      if (!(value instanceof PyDict) && Ops.findAttr(value, "keys") == null) {
        throw Errors.typeError("'" + Ops.typeOf(value).name() + "' object is not a mapping");
      }
      dict.update(value);
    }
  }
}

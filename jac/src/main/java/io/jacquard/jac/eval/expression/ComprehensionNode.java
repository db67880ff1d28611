package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Cell;
import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.statement.AsyncIteration;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.List;

/** A list, set or dict comprehension. */
public final class ComprehensionNode extends Node {
  private final Clause[] clauses;
  private final Sink sink;
  private final int[] slots;
  private final int[] cells;

  /** One {@code for … in … if …}. */
  public record Clause(TargetNode target, Node iterable, boolean async, List<Node> conditions) {}

  /** What takes the elements. */
  public abstract static class Sink {
    abstract Object open();

    abstract void add(Frame frame, Object collection);
  }

  /**
   * @param slots the comprehension's own variables that live in slots
   * @param cells those that live in cells
   */
  public ComprehensionNode(Clause[] clauses, Sink sink, int[] slots, int[] cells) {
    this.clauses = clauses;
    this.sink = sink;
    this.slots = slots;
    this.cells = cells;
  }

  @Override
  public Object execute(Frame frame) {
    Object collection = sink.open();
    for (int cell : cells) {
      frame.slots[cell] = new Cell();
    }
    run(frame, 0, collection);
    for (int slot : slots) {
      frame.slots[slot] = null;
    }
    return collection;
  }

  private void run(Frame frame, int index, Object collection) {
    Clause clause = clauses[index];
    Object iterable = clause.iterable.execute(frame);
    PyIterator items = clause.async ? AsyncIteration.iterate(iterable) : Ops.iterate(iterable);
    boolean innermost = index == clauses.length - 1;
    for (Object item = items.next(); item != null; item = items.next()) {
      frame.budget.step();
      clause.target.store(frame, item);
      if (accepts(clause, frame)) {
        if (innermost) {
          sink.add(frame, collection);
        } else {
          run(frame, index + 1, collection);
        }
      }
    }
  }

  private static boolean accepts(Clause clause, Frame frame) {
    for (Node condition : clause.conditions) {
      if (!condition.test(frame)) {
        return false;
      }
    }
    return true;
  }

  public static final class ListSink extends Sink {
    private final Node element;

    public ListSink(Node element) {
      this.element = element;
    }

    @Override
    Object open() {
      return new PyList();
    }

    @Override
    void add(Frame frame, Object collection) {
      ((PyList) collection).append(element.execute(frame));
    }
  }

  public static final class SetSink extends Sink {
    private final Node element;

    public SetSink(Node element) {
      this.element = element;
    }

    @Override
    Object open() {
      return new PySet();
    }

    @Override
    void add(Frame frame, Object collection) {
      ((PySet) collection).add(element.execute(frame));
    }
  }

  public static final class DictSink extends Sink {
    private final Node key;
    private final Node value;

    public DictSink(Node key, Node value) {
      this.key = key;
      this.value = value;
    }

    @Override
    Object open() {
      return new PyDict();
    }

    @Override
    void add(Frame frame, Object collection) {
      Object k = key.execute(frame);
      ((PyDict) collection).put(k, value.execute(frame));
    }
  }
}

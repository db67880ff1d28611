package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyIterator;
import io.jacquard.jac.runtime.container.PyDict;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PySet;
import java.util.List;

/** A list, set or dict comprehension. */
final class ComprehensionNode extends Node {
  private final Clause[] clauses;
  private final Sink sink;
  private final int[] slots;
  private final int[] cells;

  /** One {@code for … in … if …}. */
  record Clause(TargetNode target, Node iterable, boolean async, List<Node> conditions) {}

  /** What takes the elements. */
  abstract static class Sink {
    abstract Object open();

    abstract void add(Frame frame, Object collection);
  }

  /**
   * @param slots the comprehension's own variables that live in slots
   * @param cells those that live in cells
   */
  ComprehensionNode(Clause[] clauses, Sink sink, int[] slots, int[] cells) {
    this.clauses = clauses;
    this.sink = sink;
    this.slots = slots;
    this.cells = cells;
  }

  @Override
  Object execute(Frame frame) {
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

  static final class ListSink extends Sink {
    private final Node element;

    ListSink(Node element) {
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

  static final class SetSink extends Sink {
    private final Node element;

    SetSink(Node element) {
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

  static final class DictSink extends Sink {
    private final Node key;
    private final Node value;

    DictSink(Node key, Node value) {
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

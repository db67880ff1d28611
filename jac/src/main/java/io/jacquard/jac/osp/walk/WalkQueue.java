package io.jacquard.jac.osp.walk;

import io.jacquard.jac.osp.graph.GraphObject;
import java.util.List;

/** Where a walk goes next: a queue that also takes items in the middle, as Python's slices do. */
public final class WalkQueue {
  private GraphObject[] items = new GraphObject[8];
  private int head;
  private int size;

  public boolean isEmpty() {
    return size == 0;
  }

  public GraphObject remove() {
    GraphObject first = items[head];
    head = (head + 1) & (items.length - 1);
    size--;
    return first;
  }

  public void addAll(List<? extends GraphObject> added) {
    insert(size, added);
  }

  /** Inserts before an index; negative ones count from behind the last item. */
  public void insertAt(long index, List<? extends GraphObject> added) {
    long place = index < 0 ? index + size + 1 : index;
    insert(Math.clamp(place, 0, size), added);
  }

  private void insert(int at, List<? extends GraphObject> added) {
    int count = added.size();
    reserve(size + count);
    if (at == 0) {
      head = (head - count) & (items.length - 1);
    } else {
      for (int i = size - 1; i >= at; i--) {
        items[slot(i + count)] = items[slot(i)];
      }
    }
    for (int i = 0; i < count; i++) {
      items[slot(at + i)] = added.get(i);
    }
    size += count;
  }

  private int slot(int index) {
    return (head + index) & (items.length - 1);
  }

  private void reserve(int wanted) {
    if (wanted <= items.length) {
      return;
    }
    int capacity = Integer.highestOneBit(wanted - 1) << 1;
    GraphObject[] grown = new GraphObject[capacity];
    for (int i = 0; i < size; i++) {
      grown[i] = items[slot(i)];
    }
    items = grown;
    head = 0;
  }
}

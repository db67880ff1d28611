package io.jacquard.jac.runtime.type;

import java.util.HashMap;
import java.util.Map;

/**
 * The attribute layout that instances of one class share ("hidden class"): which attribute lies in
 * which slot, in order of first assignment. Immutable but for its transition table; an inline cache
 * compares shapes by identity, and a shape belongs to one class.
 */
public final class Shape {
  private final PyType type;
  private final String[] names;
  private final Map<String, Integer> slots;
  private final boolean loaded;
  private final Map<String, Shape> transitions = new HashMap<>();

  /**
   * The empty layout of a class, of instances whose attributes are there or still to be decoded.
   */
  Shape(PyType type, boolean loaded) {
    this(type, loaded, new String[0], Map.of());
  }

  private Shape(PyType type, boolean loaded, String[] names, Map<String, Integer> slots) {
    this.type = type;
    this.loaded = loaded;
    this.names = names;
    this.slots = slots;
  }

  public PyType type() {
    return type;
  }

  /** Whether the instance's attributes are decoded; see {@link PyType#unloadedShape}. */
  public boolean loaded() {
    return loaded;
  }

  public int size() {
    return names.length;
  }

  public String name(int slot) {
    return names[slot];
  }

  /** The slot of an attribute, or -1. */
  public int slot(String name) {
    Integer slot = slots.get(name);
    return slot == null ? -1 : slot;
  }

  /** The layout after adding an attribute; the same one for the same name every time. */
  public synchronized Shape with(String name) {
    Shape next = transitions.get(name);
    if (next == null) {
      String[] grown = java.util.Arrays.copyOf(names, names.length + 1);
      grown[names.length] = name;
      Map<String, Integer> index = new HashMap<>(slots);
      index.put(name, names.length);
      next = new Shape(type, true, grown, index);
      transitions.put(name, next);
    }
    return next;
  }
}

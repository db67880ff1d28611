package io.jacquard.jac.osp.walk;

import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;

/** Registers the abilities of classes and finds the table of a class. */
public final class Abilities {
  /** Where a class keeps its table, so that the MRO finds the inherited one. */
  private static final String ATTRIBUTE = "__jac_abilities__";

  private static final AbilityTable NONE = new AbilityTable(List.of());

  private Abilities() {}

  /**
   * Gives a class its own abilities, in definition order. The class starts with those of the first
   * class in its MRO that has any; one of the same name is replaced in place.
   */
  public static void define(PyType type, List<Ability> own) {
    List<Ability> all = new ArrayList<>(of(type).abilities());
    for (Ability ability : own) {
      int inherited = indexOf(all, ability);
      if (inherited < 0) {
        all.add(ability);
      } else {
        all.set(inherited, ability);
      }
    }
    type.namespace().put(ATTRIBUTE, new AbilityTable(all));
  }

  static AbilityTable of(PyType type) {
    return type.lookup(ATTRIBUTE) instanceof AbilityTable table ? table : NONE;
  }

  private static int indexOf(List<Ability> abilities, Ability wanted) {
    for (int i = 0; i < abilities.size(); i++) {
      Ability ability = abilities.get(i);
      if (ability.name().equals(wanted.name()) && ability.entry() == wanted.entry()) {
        return i;
      }
    }
    return -1;
  }
}

package io.jacquard.jac.lib.collections;

import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;

/** What the dictionary classes of this package share. */
final class Dicts {
  private Dicts() {}

  /** Fills a new dictionary from {@code (mapping_or_pairs, **keywords)}. */
  static void fill(PyDict dict, String name, PyTuple positional, PyDict keywords) {
    if (positional.size() > 1) {
      throw Errors.typeError(name + " expected at most 1 argument, got " + positional.size());
    }
    if (positional.size() == 1) {
      dict.update(positional.get(0));
    }
    dict.update(keywords);
  }
}

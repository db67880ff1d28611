package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.execution.PyModule;

/** The module {@code collections}. */
public final class CollectionsModule {
  private CollectionsModule() {}

  public static PyModule collections() {
    return new ModuleBuilder("_collections")
        .type(Deque.TYPE)
        .type(DefaultDict.TYPE)
        .type(OrderedDict.TYPE)
        .type(Counter.TYPE)
        .type(ChainMap.TYPE)
        .function(
            "namedtuple",
            "(typename, field_names, *, rename=False, defaults=None, module=None)",
            NamedTuples::namedTuple)
        .build();
  }
}

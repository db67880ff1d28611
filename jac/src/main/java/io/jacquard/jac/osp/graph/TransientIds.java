package io.jacquard.jac.osp.graph;

import io.jacquard.jac.runtime.Instance;
import java.util.Map;
import java.util.UUID;
import java.util.WeakHashMap;

/**
 * Ids of objects that lie in no graph, minted at the first question: nothing finds an object by
 * them.
 */
public final class TransientIds {
  private static final Map<Instance, String> IDS = new WeakHashMap<>();

  private TransientIds() {}

  public static String of(Instance object) {
    synchronized (IDS) {
      return IDS.computeIfAbsent(object, _ -> UUID.randomUUID().toString().replace("-", ""));
    }
  }
}

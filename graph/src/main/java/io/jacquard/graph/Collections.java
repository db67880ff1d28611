package io.jacquard.graph;

import io.jacquard.store.CollectionSpec;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.IndexSpec;

/** Names of what the graph keeps where. */
public final class Collections {
  public static final String NODES = "nodes";
  public static final String EDGES = "edges";

  /**
   * A bare version for each node: moved by every edge put to it or taken off it, kept beside the
   * node so that connecting never touches the node's document.
   */
  public static final String NEIGHBOURHOODS = "neighbourhoods";

  public static final String BY_SOURCE = "bySource";
  public static final String BY_TARGET = "byTarget";
  static final String BY_OWNER = "byOwner";
  static final String USER_ROOTS = "userRoots";

  public static final String TYPE = "type";
  static final String OWNER = "root";
  public static final String IS_ROOT = "isRoot";
  public static final String FIELDS = "fields";
  static final String ACCESS = "access";
  public static final String SOURCE = "source";
  static final String SOURCE_TYPE = "sourceType";
  public static final String TARGET = "target";
  static final String TARGET_TYPE = "targetType";
  static final String UNDIRECTED = "undirected";

  private Collections() {}

  public static void declareIn(DocumentStore store) {
    store.declare(
        CollectionSpec.of(NODES, IndexSpec.on(BY_OWNER, OWNER), IndexSpec.on(USER_ROOTS, IS_ROOT)));
    store.declare(
        CollectionSpec.of(
            EDGES,
            IndexSpec.on(BY_SOURCE, SOURCE)
                .covering(TYPE, SOURCE_TYPE, TARGET, TARGET_TYPE, UNDIRECTED),
            IndexSpec.on(BY_TARGET, TARGET)
                .covering(TYPE, SOURCE, SOURCE_TYPE, TARGET_TYPE, UNDIRECTED),
            IndexSpec.on(BY_OWNER, OWNER)));
    store.declare(CollectionSpec.counters(NEIGHBOURHOODS));
  }

  public static DocumentKey neighbourhood(String nodeId) {
    return DocumentKey.of(NEIGHBOURHOODS, nodeId);
  }
}

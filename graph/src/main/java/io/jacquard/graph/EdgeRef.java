package io.jacquard.graph;

import io.jacquard.store.Document;
import io.jacquard.store.IndexEntry;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An edge as an index tells of it: its class, its ends and their classes. */
public record EdgeRef(
    String id,
    String type,
    String source,
    String sourceType,
    String target,
    String targetType,
    boolean undirected) {

  /** From an entry of the index by source or by target of a node. */
  public static EdgeRef of(String node, boolean outgoing, IndexEntry entry) {
    return outgoing ? outgoing(node, entry) : incoming(node, entry);
  }

  private static EdgeRef outgoing(String source, IndexEntry entry) {
    Map<String, @Nullable Object> covered = entry.covered();
    return new EdgeRef(
        entry.id(),
        text(covered, Collections.TYPE),
        source,
        text(covered, Collections.SOURCE_TYPE),
        text(covered, Collections.TARGET),
        text(covered, Collections.TARGET_TYPE),
        Boolean.TRUE.equals(covered.get(Collections.UNDIRECTED)));
  }

  private static EdgeRef incoming(String target, IndexEntry entry) {
    Map<String, @Nullable Object> covered = entry.covered();
    return new EdgeRef(
        entry.id(),
        text(covered, Collections.TYPE),
        text(covered, Collections.SOURCE),
        text(covered, Collections.SOURCE_TYPE),
        target,
        text(covered, Collections.TARGET_TYPE),
        Boolean.TRUE.equals(covered.get(Collections.UNDIRECTED)));
  }

  /** From its own document. */
  public static EdgeRef of(Document edge) {
    return new EdgeRef(
        edge.id(),
        edge.text(Collections.TYPE),
        edge.text(Collections.SOURCE),
        edge.text(Collections.SOURCE_TYPE),
        edge.text(Collections.TARGET),
        edge.text(Collections.TARGET_TYPE),
        Boolean.TRUE.equals(edge.field(Collections.UNDIRECTED)));
  }

  /** The other end, seen from one of them. */
  String far(String node) {
    return source.equals(node) ? target : source;
  }

  String farType(String node) {
    return source.equals(node) ? targetType : sourceType;
  }

  private static String text(Map<String, @Nullable Object> covered, String field) {
    if (covered.get(field) instanceof String text) {
      return text;
    }
    throw new IllegalStateException("an edge has no '" + field + "'");
  }
}

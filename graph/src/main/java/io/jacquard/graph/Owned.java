package io.jacquard.graph;

import io.jacquard.graph.ObjectState.NodeState;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.Page;
import io.jacquard.store.Scan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects found by whose they are: all that a root owns, and the roots themselves. */
final class Owned {
  private static final int PAGE = 1_000;

  private final DocumentStore store;
  private final ObjectTable objects;

  Owned(DocumentStore store, ObjectTable objects) {
    this.store = store;
    this.objects = objects;
  }

  /** Everything that a root owns, itself included, of the store and of this call. */
  List<ObjectState> by(String rootId) {
    Set<String> ids = new LinkedHashSet<>();
    for (String collection : List.of(Collections.NODES, Collections.EDGES)) {
      Scan scan = Scan.of(collection, Collections.BY_OWNER, rootId).limit(PAGE);
      String cursor = null;
      do {
        Page page = store.scan(scan.from(cursor));
        page.entries().forEach(entry -> ids.add(entry.id()));
        cursor = page.cursor();
      } while (cursor != null);
    }
    for (ObjectState state : objects.all()) {
      if (rootId.equals(state.owner)) {
        ids.add(state.id);
      }
    }
    objects.loadNodes(ids);
    objects.loadEdges(ids);
    List<ObjectState> owned = new ArrayList<>();
    for (String id : ids) {
      ObjectState state = objects.find(id);
      if (state != null) {
        owned.add(state);
      }
    }
    return owned;
  }

  /** All roots: first those of the store, read page by page, then those made in this call. */
  Iterator<NodeObject> roots() {
    return new Roots();
  }

  private final class Roots implements Iterator<NodeObject> {
    private final Set<String> seen = new LinkedHashSet<>();
    private Iterator<NodeObject> page = List.<NodeObject>of().iterator();
    private @Nullable String cursor;
    private boolean storeDone;
    private boolean allDone;

    @Override
    public boolean hasNext() {
      while (!page.hasNext() && !allDone) {
        synchronized (objects) {
          page = storeDone ? ofThisCall() : ofStore();
        }
      }
      return page.hasNext();
    }

    @Override
    public NodeObject next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }

    private Iterator<NodeObject> ofStore() {
      Page found =
          store.scan(
              Scan.of(Collections.NODES, Collections.USER_ROOTS, true).from(cursor).limit(PAGE));
      cursor = found.cursor();
      storeDone = cursor == null;
      List<String> ids = found.entries().stream().map(IndexEntry::id).toList();
      objects.loadNodes(ids);
      List<NodeObject> roots = new ArrayList<>();
      for (String id : ids) {
        NodeState root = objects.node(id);
        if (root != null && seen.add(id)) {
          roots.add(root.object);
        }
      }
      return roots.iterator();
    }

    private Iterator<NodeObject> ofThisCall() {
      allDone = true;
      List<NodeObject> roots = new ArrayList<>();
      for (ObjectState state : objects.all()) {
        if (state instanceof NodeState node
            && node.isRoot()
            && node.persistent
            && seen.add(node.id)) {
          roots.add(node.object);
        }
      }
      return roots.iterator();
    }
  }
}

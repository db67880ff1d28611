package io.jacquard.graph.upkeep;

import io.jacquard.graph.Collections;
import io.jacquard.store.Body;
import io.jacquard.store.CommitResult;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentPage;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Scan;
import io.jacquard.store.StoreException;
import io.jacquard.store.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The graph as documents, whatever program made it: for those who check or move it. */
public final class StoredGraph {
  private static final int PAGE = 500;

  private final DocumentStore store;

  /** Declares the graph's collections in the store. */
  public StoredGraph(DocumentStore store) {
    this.store = store;
    Collections.declareIn(store);
  }

  /** Every node in the order of ids, read page by page. */
  public void nodes(Consumer<Document> each) {
    read(Collections.NODES, each);
  }

  /** Every edge in the order of ids, read page by page. */
  public void edges(Consumer<Document> each) {
    read(Collections.EDGES, each);
  }

  private void read(String collection, Consumer<Document> each) {
    String cursor = null;
    do {
      DocumentPage page = store.documents(Scan.all(collection).limit(PAGE).from(cursor));
      page.documents().forEach(each);
      cursor = page.cursor();
    } while (cursor != null);
  }

  /** The key of a node or an edge by the name of its collection. */
  public static DocumentKey key(String collection, String id) {
    if (!collection.equals(Collections.NODES) && !collection.equals(Collections.EDGES)) {
      throw new StoreException("the graph has no collection '" + collection + "'");
    }
    return DocumentKey.of(collection, id);
  }

  /** Removes what no root leads to and edges without an end, as a check found them. */
  public Collected collect(GraphCheck.Findings findings) {
    return new Collector(store).run(findings);
  }

  /**
   * Stores documents that are not there yet, all or none; those that are there as given are passed.
   *
   * @return how many were stored
   * @throws StoreException naming one that is there with another body
   */
  public int restore(List<Write.Put> puts) {
    List<Write> missing = new ArrayList<>();
    Set<String> changed = new HashSet<>();
    for (String collection : List.of(Collections.NODES, Collections.EDGES)) {
      List<Write.Put> ofCollection =
          puts.stream().filter(put -> put.key().collection().equals(collection)).toList();
      Map<String, Document> there =
          store.getAll(collection, ofCollection.stream().map(put -> put.key().id()).toList());
      for (Write.Put put : ofCollection) {
        Document known = there.get(put.key().id());
        if (known == null) {
          missing.add(put);
          if (collection.equals(Collections.EDGES)) {
            ends(put.body()).forEach(changed::add);
          }
        } else if (!known.body().equals(put.body())) {
          throw new StoreException(put.key() + " is there already, with another content");
        }
      }
    }
    int count = missing.size();
    changed.forEach(node -> missing.add(Write.bump(Collections.neighbourhood(node))));
    return switch (store.commit(missing, List.of())) {
      case CommitResult.Committed _ -> count;
      case CommitResult.Conflict(var documents) ->
          throw new StoreException(documents + " changed meanwhile");
    };
  }

  /** The ids of the nodes that an edge joins, as far as its body is one of an edge. */
  static Stream<String> ends(Body edge) {
    return Stream.of(Collections.SOURCE, Collections.TARGET)
        .map(edge::at)
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }
}

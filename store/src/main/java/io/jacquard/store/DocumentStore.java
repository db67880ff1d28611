package io.jacquard.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Durable documents in declared collections. Reads see what was committed and are not tied to each
 * other; a commit is where consistency is made: it names what it relies on by {@link Guard}s and by
 * the {@link Expect}ation of each write, and happens wholly or not at all. Every implementation
 * passes {@code DocumentStoreContract}. Safe for use by many threads.
 */
public interface DocumentStore extends AutoCloseable {

  /**
   * Makes a collection known; a collection is used only after its declaration in this process. Said
   * again with other indexes, it builds those that are new and drops those that are gone.
   */
  void declare(CollectionSpec collection);

  /** The document unless it is absent or expired. */
  Optional<Document> get(DocumentKey key);

  /** Those of the documents that exist, by id and in the order asked for, in one query. */
  Map<String, Document> getAll(String collection, Collection<String> ids);

  /** One page of an index. */
  Page scan(Scan scan);

  /**
   * Scans several prefixes of one index in one query; every prefix is read to its end, ascending.
   *
   * @param limit the most entries in all
   * @return one list for each prefix, in order
   * @throws TooManyEntriesException if there are more than {@code limit} entries
   */
  List<List<IndexEntry>> scanEach(
      String collection, String index, List<? extends List<?>> prefixes, int limit);

  /**
   * Checks all expectations and, when they hold, applies all writes. The future completes when the
   * result is decided and durable, exceptionally with a {@link StoreException} when the store
   * failed and the outcome is unknown. Stages that do more than hand the result on belong to the
   * {@code …Async} methods of the future: they would hold up everybody's commits.
   */
  CompletableFuture<CommitResult> commitAsync(List<Write> writes, List<Guard> guards);

  /** {@link #commitAsync} that waits. */
  default CommitResult commit(List<Write> writes, List<Guard> guards) {
    return StoreException.unwrap(commitAsync(writes, guards));
  }

  /** A commit without further guards. */
  default CommitResult commit(Write... writes) {
    return commit(List.of(writes), List.of());
  }

  /** {@link #scan} with its documents; one that vanished between the two queries is left out. */
  default DocumentPage documents(Scan scan) {
    Page page = scan(scan);
    List<String> ids = new ArrayList<>(page.entries().size());
    page.entries().forEach(entry -> ids.add(entry.id()));
    Map<String, Document> found = new LinkedHashMap<>(getAll(scan.collection(), ids));
    return new DocumentPage(List.copyOf(found.values()), page.cursor());
  }

  /**
   * Whether nobody but this process writes these documents, so that what was read here holds until
   * it is written here.
   */
  default boolean exclusive() {
    return false;
  }

  /**
   * The store as one call should read it: at least everything that was answered before this was
   * asked, by whichever process. It may answer from memory, and needs no closing.
   */
  default DocumentStore view() {
    return this;
  }

  /** Waits for commits under way and gives the store back; later calls are refused. */
  @Override
  void close();
}

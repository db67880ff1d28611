package io.jacquard.store.cache;

import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A cache that the processes on one store share, and the list of what they are about to change.
 * Every call returns within a bounded time or fails with {@link SharedTierException}.
 */
public interface SharedTier {

  /** Whether it can be reached. */
  boolean available();

  /** Takes part in a realm: the cache and the list of those who know its name. */
  Membership join(String realm);

  /** Part taken in a realm, until the realm lost something: then it is joined anew, empty. */
  interface Membership {

    /** The place in the list at which this began. */
    String beginning();

    /** What was announced after a place in the list. */
    News news(String place);

    /** Those of the documents that the cache has. */
    Map<DocumentKey, Document> find(Collection<DocumentKey> keys);

    /**
     * Offers documents that were read from the store after all news up to a place was known. Taken
     * are those that nobody announced a change of since, nor has one unsettled.
     */
    Set<DocumentKey> offer(String place, List<Document> documents);

    /**
     * Announces that a commit is about to change documents. None of them is cached until it is
     * settled, or was given up for dead.
     *
     * @return false when the realm lost something: then nothing was announced
     */
    boolean announce(String commit, Collection<DocumentKey> keys);

    /**
     * Settles a commit: the cache may have its documents.
     *
     * @param written the documents as they are now; empty when nothing was changed
     * @return false when the realm lost something, perhaps the announcement
     */
    boolean settle(String commit, Collection<DocumentKey> keys, List<Document> written);
  }

  /** What has come to the list. */
  sealed interface News {

    /** Documents that change, and the place up to which the list was read. */
    record Changed(List<DocumentKey> keys, String place, boolean complete) implements News {}

    /** The realm lost something; nothing that was cached may be used. */
    record Lost() implements News {}
  }
}

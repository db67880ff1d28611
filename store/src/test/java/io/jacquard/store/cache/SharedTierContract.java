package io.jacquard.store.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.store.Body;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.Ids;
import io.jacquard.store.cache.SharedTier.Membership;
import io.jacquard.store.cache.SharedTier.News;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every shared tier does. */
public abstract class SharedTierContract {
  private static final DocumentKey A = DocumentKey.of("things", "a");
  private static final DocumentKey B = DocumentKey.of("things", "b/c é");

  private final String realm = Ids.next();
  private Membership here;
  private Membership there;

  /** The tier under test, the same at every call. */
  protected abstract SharedTier tier();

  /** Makes it lose everything. */
  protected abstract void flush();

  @BeforeEach
  void join() {
    here = tier().join(realm);
    there = tier().join(realm);
  }

  private static Document document(DocumentKey key, long version) {
    return new Document(key, version, Body.of(Map.of("n", version)), null);
  }

  private static String place(Membership membership) {
    return membership.news(membership.beginning()) instanceof News.Changed(_, var place, _)
        ? place
        : "";
  }

  private void offered(DocumentKey key, long version) {
    assertThat(here.offer(place(here), List.of(document(key, version)))).containsExactly(key);
  }

  @Test
  void whatOneOffersTheOtherFinds() {
    long version = Long.MAX_VALUE - 1;
    offered(A, version);
    offered(B, 7);

    Map<DocumentKey, Document> found = there.find(List.of(A, B, DocumentKey.of("things", "no")));

    assertThat(found).containsOnlyKeys(A, B);
    assertThat(found.values()).containsExactlyInAnyOrder(document(A, version), document(B, 7));
  }

  @Test
  void anAnnouncementIsNewsAndTakesTheDocumentAway() {
    offered(A, 1);

    assertThat(here.announce("c1", List.of(A, B))).isTrue();

    assertThat(there.find(List.of(A))).isEmpty();
    assertThat(there.news(there.beginning()))
        .isInstanceOfSatisfying(News.Changed.class, news -> assertThat(news.keys()).contains(A, B));
    assertThat(there.news(place(there)))
        .isInstanceOfSatisfying(News.Changed.class, news -> assertThat(news.keys()).isEmpty());
  }

  @Test
  void nothingIsTakenUntilACommitIsSettled() {
    here.announce("c1", List.of(A));

    assertThat(there.offer(place(there), List.of(document(A, 1)))).isEmpty();

    here.settle("c1", List.of(A), List.of());

    assertThat(there.offer(place(there), List.of(document(A, 2)))).containsExactly(A);
  }

  @Test
  void aSettledCommitLeavesItsDocuments() {
    here.announce("c1", List.of(A, B));

    assertThat(here.settle("c1", List.of(A, B), List.of(document(A, 5)))).isTrue();

    assertThat(there.find(List.of(A, B))).containsOnlyKeys(A);
    assertThat(there.find(List.of(A))).containsValue(document(A, 5));
  }

  @Test
  void whatWasReadBeforeAnAnnouncementIsNotTakenAfterIt() {
    String before = place(there);
    here.announce("c1", List.of(A));
    here.settle("c1", List.of(A), List.of());

    assertThat(there.offer(before, List.of(document(A, 1), document(B, 1)))).containsExactly(B);
  }

  @Test
  void whatWasReadBetweenAnnouncementAndSettlementIsNotTakenEither() {
    here.announce("c1", List.of(A));
    String between = place(there);
    here.settle("c1", List.of(A), List.of(document(A, 2)));

    assertThat(there.offer(between, List.of(document(A, 1)))).isEmpty();
    assertThat(there.find(List.of(A))).containsValue(document(A, 2));
  }

  @Test
  void commitsThatOverlapLeaveNothing() {
    here.announce("c1", List.of(A));
    there.announce("c2", List.of(A));
    there.settle("c2", List.of(A), List.of(document(A, 3)));

    assertThat(here.find(List.of(A))).isEmpty();
    assertThat(here.offer(place(here), List.of(document(A, 3)))).isEmpty();

    here.settle("c1", List.of(A), List.of(document(A, 2)));

    assertThat(here.find(List.of(A))).isEmpty();
    assertThat(here.offer(place(here), List.of(document(A, 3)))).containsExactly(A);
  }

  @Test
  void aLossIsToldToEverybody() {
    offered(A, 1);
    here.announce("c1", List.of(B));

    flush();

    assertThat(there.news(there.beginning())).isInstanceOf(News.Lost.class);
    assertThat(there.find(List.of(A))).isEmpty();
    assertThat(there.offer(there.beginning(), List.of(document(A, 1)))).isEmpty();
    assertThat(there.announce("c2", List.of(A))).isFalse();
    assertThat(here.settle("c1", List.of(B), List.of())).isFalse();
  }

  @Test
  void afterALossThoseWhoJoinedBeforeAreToldAlsoWhenOthersJoinedAgain() {
    String place = place(there);
    flush();
    Membership again = tier().join(realm);
    again.offer(place(again), List.of(document(A, 9)));

    assertThat(there.news(place)).isInstanceOf(News.Lost.class);
    assertThat(there.find(List.of(A))).isEmpty();
    assertThat(there.announce("c2", List.of(A))).isFalse();
    assertThat(again.find(List.of(A))).containsOnlyKeys(A);
  }

  @Test
  void manyDocumentsGoTogether() {
    List<DocumentKey> keys =
        IntStream.range(0, 1_200).mapToObj(i -> DocumentKey.of("things", "t" + i)).toList();
    assertThat(here.announce("c1", keys)).isTrue();
    assertThat(here.settle("c1", keys, keys.stream().map(key -> document(key, 4)).toList()))
        .isTrue();

    assertThat(there.find(keys)).hasSize(keys.size());
    assertThat(there.news(there.beginning()))
        .isInstanceOfSatisfying(
            News.Changed.class, news -> assertThat(news.keys()).contains(keys.getLast()));
  }
}

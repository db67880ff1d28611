package io.jacquard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every document store does; an implementation's test extends this. */
public abstract class DocumentStoreContract {
  private static final CollectionSpec PEOPLE =
      CollectionSpec.of(
          "people",
          IndexSpec.on("byCity", "city", "age").covering("name", "home.street"),
          IndexSpec.on("byScore", "score"));
  private static final CollectionSpec CLAIMS = CollectionSpec.of("claims");
  private static final CollectionSpec COUNTS = CollectionSpec.counters("counts");

  protected final MutableClock clock = new MutableClock();
  private @Nullable DocumentStore opened;

  /** A store without documents that reads this clock; the test closes it. */
  protected abstract DocumentStore open(Clock clock) throws Exception;

  @BeforeEach
  void openStore() throws Exception {
    opened = open(clock);
    store().declare(PEOPLE);
    store().declare(CLAIMS);
    store().declare(COUNTS);
  }

  @AfterEach
  void closeStore() {
    store().close();
  }

  protected final DocumentStore store() {
    if (opened == null) {
      throw new IllegalStateException("not open");
    }
    return opened;
  }

  private static DocumentKey person(String id) {
    return DocumentKey.of("people", id);
  }

  private static Body named(String name) {
    return Body.of(Map.of("name", name));
  }

  private static Body citizen(String city, long age) {
    return Body.of(Map.of("city", city, "age", age, "name", city + age));
  }

  private void put(String id, Body body) {
    assertThat(store().commit(Write.put(person(id), body)).committed()).isTrue();
  }

  private Document read(DocumentKey key) {
    return store().get(key).orElseThrow();
  }

  private List<String> ids(Scan scan) {
    return store().scan(scan).entries().stream().map(IndexEntry::id).toList();
  }

  @Nested
  class Commits {
    @Test
    void whatIsPutIsRead() {
      put("a", named("Ann"));

      assertThat(read(person("a")).text("name")).isEqualTo("Ann");
      assertThat(read(person("a")).version()).isPositive();
    }

    @Test
    void anAbsentDocumentIsNotFound() {
      assertThat(store().get(person("nobody"))).isEmpty();
    }

    @Test
    void anInsertClaimsItsId() {
      store().commit(Write.insert(person("a"), named("Ann")));

      CommitResult second = store().commit(Write.insert(person("a"), named("Bob")));

      assertThat(second).isEqualTo(new CommitResult.Conflict(List.of(person("a"))));
      assertThat(read(person("a")).text("name")).isEqualTo("Ann");
    }

    @Test
    void aReplacementOfAnOlderVersionIsInConflict() {
      put("a", named("Ann"));
      Document old = read(person("a"));
      put("a", named("Bob"));

      CommitResult late = store().commit(Write.replace(old, named("Eve")));

      assertThat(late).isEqualTo(new CommitResult.Conflict(List.of(person("a"))));
      assertThat(read(person("a")).text("name")).isEqualTo("Bob");
    }

    @Test
    void aDeleteOfAnOlderVersionIsInConflict() {
      put("a", named("Ann"));
      Document old = read(person("a"));
      put("a", named("Bob"));

      assertThat(store().commit(Write.delete(old)).committed()).isFalse();
      assertThat(store().commit(Write.delete(read(person("a")))).committed()).isTrue();
      assertThat(store().get(person("a"))).isEmpty();
    }

    @Test
    void oneConflictStopsAllWritesAndIsNamed() {
      put("a", named("Ann"));

      CommitResult result =
          store()
              .commit(
                  Write.put(person("b"), named("Bob")),
                  Write.insert(person("a"), named("Eve")),
                  Write.put(DocumentKey.of("claims", "x"), Body.EMPTY));

      assertThat(result).isEqualTo(new CommitResult.Conflict(List.of(person("a"))));
      assertThat(store().get(person("b"))).isEmpty();
      assertThat(store().get(DocumentKey.of("claims", "x"))).isEmpty();
    }

    @Test
    void guardsAreCheckedWithoutWriting() {
      put("a", named("Ann"));
      Document ann = read(person("a"));
      List<Write> bob = List.of(Write.put(person("b"), named("Bob")));

      assertThat(store().commit(bob, List.of(Guard.unchanged(ann))).committed()).isTrue();
      assertThat(store().commit(bob, List.of(Guard.present(person("a")))).committed()).isTrue();
      assertThat(store().commit(bob, List.of(Guard.absent(person("a")))).committed()).isFalse();
      assertThat(store().commit(bob, List.of(Guard.present(person("z")))).committed()).isFalse();
      assertThat(read(person("a")).version()).isEqualTo(ann.version());
    }

    @Test
    void aCommitWithoutWritesOnlyChecks() {
      assertThat(store().commit(List.of(), List.of(Guard.absent(person("a")))))
          .isEqualTo(new CommitResult.Committed(0));
    }

    @Test
    void theVersionOfACommitIsThatOfItsDocuments() {
      CommitResult result = store().commit(Write.put(person("a"), named("Ann")));

      assertThat(result).isEqualTo(new CommitResult.Committed(read(person("a")).version()));
    }

    @Test
    void aVersionNeverReturnsWhenADocumentIsMadeAgain() {
      put("a", named("Ann"));
      long first = read(person("a")).version();
      store().commit(Write.delete(person("a")));

      put("a", named("Ann"));

      assertThat(read(person("a")).version()).isNotEqualTo(first);
    }

    @Test
    void twoWritesOfOneDocumentAreRefused() {
      assertThatThrownBy(
              () -> store().commit(Write.put(person("a"), Body.EMPTY), Write.delete(person("a"))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("people/a twice");
    }

    @Test
    void anUndeclaredCollectionIsRefusedByName() {
      assertThatThrownBy(() -> store().get(DocumentKey.of("ghosts", "a")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("ghosts is not declared");
    }

    @Test
    void aDocumentTooLargeIsRefusedByName() {
      byte[] large = new byte[Body.LARGEST];

      assertThatThrownBy(() -> Write.put(person("big"), Body.of(Map.of("bytes", large))))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("people/big");
    }
  }

  @Nested
  class Values {
    @Test
    void everyKindOfValueSurvives() {
      Map<String, @Nullable Object> inner = new LinkedHashMap<>();
      inner.put("nothing", null);
      inner.put("", "a\u0000b €𝄞");
      Body body =
          Body.of(
              Map.of(
                  "long",
                  Long.MIN_VALUE,
                  "int",
                  7,
                  "double",
                  -0.0,
                  "nan",
                  Double.NaN,
                  "truth",
                  true,
                  "list",
                  Arrays.asList(1L, null, List.of("x")),
                  "map",
                  inner));

      put("a", body);

      Document found = read(person("a"));
      assertThat(found.field("long")).isEqualTo(Long.MIN_VALUE);
      assertThat(found.field("int")).isEqualTo(7L);
      assertThat(found.field("double")).isEqualTo(-0.0);
      assertThat(found.field("nan")).isEqualTo(Double.NaN);
      assertThat(found.field("truth")).isEqualTo(true);
      assertThat(found.field("list")).isEqualTo(Arrays.asList(1L, null, List.of("x")));
      assertThat(found.field("map")).isEqualTo(inner);
      assertThat(found.body()).isEqualTo(body);
    }

    @Test
    void bytesSurvive() {
      put("a", Body.of(Map.of("bytes", new byte[] {0, -1, 5})));

      assertThat((byte[]) read(person("a")).field("bytes")).containsExactly(0, -1, 5);
    }

    @Test
    void fieldsKeepTheirOrder() {
      Map<String, Object> fields = new LinkedHashMap<>();
      List.of("z", "a", "m").forEach(name -> fields.put(name, 1L));

      put("a", Body.of(fields));

      assertThat(read(person("a")).fields().keySet()).containsExactly("z", "a", "m");
    }
  }

  @Nested
  class BatchReads {
    @Test
    void askedForNothingItFindsNothing() {
      assertThat(store().getAll("people", List.of())).isEmpty();
    }

    @Test
    void answersInTheOrderAskedForWithoutTheMissing() {
      put("a", named("Ann"));
      put("b", named("Bob"));
      put("c", named("Cid"));

      Map<String, Document> found = store().getAll("people", List.of("c", "nobody", "a"));

      assertThat(found.keySet()).containsExactly("c", "a");
      assertThat(found.values()).extracting(d -> d.text("name")).containsExactly("Cid", "Ann");
    }
  }

  @Nested
  class Scans {
    @BeforeEach
    void people() {
      put("p1", citizen("Oslo", 30));
      put("p2", citizen("Oslo", -4));
      put("p3", citizen("Oslo", 30));
      put("p4", citizen("Os", 1));
      put("p5", citizen("Rome", 7));
      put("p6", named("nowhere"));
    }

    @Test
    void aPrefixFindsItsEntriesInOrder() {
      assertThat(ids(Scan.of("people", "byCity", "Oslo"))).containsExactly("p2", "p1", "p3");
      assertThat(ids(Scan.of("people", "byCity", "Oslo").backwards()))
          .containsExactly("p3", "p1", "p2");
      assertThat(ids(Scan.of("people", "byCity", "Oslo", 30L))).containsExactly("p1", "p3");
      assertThat(ids(Scan.of("people", "byCity", "Paris"))).isEmpty();
    }

    @Test
    void withoutPrefixAllIndexedDocumentsAreFound() {
      assertThat(ids(Scan.of("people", "byCity"))).containsExactly("p4", "p2", "p1", "p3", "p5");
    }

    @Test
    void aRangeIncludesItsStartAndExcludesItsEnd() {
      Scan oslo = Scan.of("people", "byCity", "Oslo");

      assertThat(ids(oslo.within(Scan.Range.between(-4L, 30L)))).containsExactly("p2");
      assertThat(ids(oslo.within(Scan.Range.atLeast(0L)))).containsExactly("p1", "p3");
      assertThat(ids(oslo.within(Scan.Range.below(30L)).backwards())).containsExactly("p2");
      assertThat(ids(Scan.of("people", "byCity").within(Scan.Range.atLeast("Osl"))))
          .containsExactly("p2", "p1", "p3", "p5");
    }

    @Test
    void aRangeAfterAllFieldsBoundsTheId() {
      assertThat(ids(Scan.of("people", "byCity", "Oslo", 30L).within(Scan.Range.atLeast("p2"))))
          .containsExactly("p3");
      assertThat(ids(Scan.all("people").within(Scan.Range.between("p2", "p4"))))
          .containsExactly("p2", "p3");
    }

    @Test
    void pagesJoinWithoutGapOrRepetition() {
      for (boolean descending : new boolean[] {false, true}) {
        List<String> all = new ArrayList<>();
        Scan scan = Scan.of("people", "byCity").limit(2);
        scan = descending ? scan.backwards() : scan;
        Page page = store().scan(scan);
        while (true) {
          page.entries().forEach(entry -> all.add(entry.id()));
          if (page.cursor() == null) {
            break;
          }
          page = store().scan(scan.from(page.cursor()));
        }

        List<String> expected = List.of("p4", "p2", "p1", "p3", "p5");
        assertThat(all).isEqualTo(descending ? expected.reversed() : expected);
      }
    }

    @Test
    void aPageResumesAfterADocumentThatIsGone() {
      Page first = store().scan(Scan.all("people").limit(2));
      store().commit(Write.delete(person("p2")));

      assertThat(ids(Scan.all("people").from(first.cursor())))
          .containsExactly("p3", "p4", "p5", "p6");
    }

    @Test
    void anExactPageHasNoSuccessor() {
      assertThat(store().scan(Scan.all("people").limit(6)).cursor()).isNull();
    }

    @Test
    void aForeignCursorIsRefused() {
      assertThatThrownBy(() -> store().scan(Scan.all("people").from("§§")))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void coveredFieldsAreAnswered() {
      put("p7", Body.of(Map.of("city", "Bonn", "age", 1, "home", Map.of("street", "Rhein"))));

      IndexEntry entry = store().scan(Scan.of("people", "byCity", "Bonn")).entries().getFirst();

      assertThat(entry.covered()).isEqualTo(Map.of("home.street", "Rhein"));
    }

    @Test
    void scanEachAnswersEachPrefixOnItsOwn() {
      List<List<IndexEntry>> found =
          store()
              .scanEach(
                  "people",
                  "byCity",
                  List.of(List.of("Rome"), List.of("Bern"), List.of("Oslo")),
                  9);

      assertThat(found)
          .extracting(entries -> entries.stream().map(IndexEntry::id).toList())
          .containsExactly(List.of("p5"), List.of(), List.of("p2", "p1", "p3"));
    }

    @Test
    void scanEachRefusesMoreThanItsLimit() {
      assertThatThrownBy(() -> store().scanEach("people", "byCity", List.of(List.of("Oslo")), 2))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("more than 2");
    }

    @Test
    void documentsComeWithTheirPage() {
      DocumentPage page = store().documents(Scan.of("people", "byCity", "Oslo").limit(2));

      assertThat(page.documents()).extracting(Document::id).containsExactly("p2", "p1");
      assertThat(page.cursor()).isNotNull();
    }

    @Test
    void anIndexFollowsChanges() {
      put("p1", citizen("Rome", 1));
      put("p2", named("stateless"));
      store().commit(Write.delete(person("p3")));

      assertThat(ids(Scan.of("people", "byCity", "Oslo"))).isEmpty();
      assertThat(ids(Scan.of("people", "byCity", "Rome"))).containsExactly("p1", "p5");
    }

    @Test
    void floatingNumbersAndBooleansAreOrdered() {
      double[] scores = {1.5, -2.5, 0.0, Double.NEGATIVE_INFINITY, 1e300, -1e-300};
      for (int i = 0; i < scores.length; i++) {
        put("s" + i, Body.of(Map.of("score", scores[i])));
      }

      assertThat(ids(Scan.of("people", "byScore")))
          .containsExactly("s3", "s1", "s5", "s2", "s0", "s4");
    }

    @Test
    void textIsOrderedByCodePoint() {
      List<String> texts = List.of("", "\u0000", "a", "a\u0000", "ab", "é", "\uFFFD", "𝄞");
      for (int i = 0; i < texts.size(); i++) {
        put("t" + (texts.size() - i), citizen(texts.get(i), 0));
      }

      List<String> cities =
          store().documents(Scan.of("people", "byCity")).documents().stream()
              .map(document -> document.text("city"))
              .filter(city -> !List.of("Oslo", "Os", "Rome").contains(city))
              .toList();

      assertThat(cities).isEqualTo(texts);
    }

    @Test
    void anUnknownIndexIsRefusedByName() {
      assertThatThrownBy(() -> store().scan(Scan.of("people", "byShoe")))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("people declares no index byShoe");
    }
  }

  @Nested
  class Declarations {
    @Test
    void aNewIndexFindsOldDocuments() {
      put("a", named("Ann"));

      store().declare(CollectionSpec.of("people", IndexSpec.on("byName", "name")));

      assertThat(ids(Scan.of("people", "byName", "Ann"))).containsExactly("a");
      assertThatThrownBy(() -> store().scan(Scan.of("people", "byCity")))
          .isInstanceOf(StoreException.class);
    }

    @Test
    void anIndexDroppedAndMadeAgainIsWhole() {
      put("a", citizen("Oslo", 1));
      put("b", citizen("Oslo", 2));
      store().declare(CollectionSpec.of("people"));
      store().commit(Write.delete(person("a")));

      store().declare(PEOPLE);

      assertThat(ids(Scan.of("people", "byCity", "Oslo"))).containsExactly("b");
    }
  }

  @Nested
  class Expiry {
    @Test
    void anExpiredDocumentIsGoneForReadsScansAndGuards() {
      store()
          .commit(
              Write.put(person("a"), citizen("Oslo", 1))
                  .expiringAt(clock.instant().plusSeconds(10)));
      assertThat(read(person("a")).expiresAt()).isEqualTo(clock.instant().plusSeconds(10));
      assertThat(ids(Scan.of("people", "byCity", "Oslo"))).containsExactly("a");

      clock.advance(Duration.ofSeconds(10));

      assertThat(store().get(person("a"))).isEmpty();
      assertThat(store().getAll("people", List.of("a"))).isEmpty();
      assertThat(ids(Scan.of("people", "byCity", "Oslo"))).isEmpty();
      assertThat(ids(Scan.all("people"))).isEmpty();
      assertThat(store().commit(Write.insert(person("a"), named("new"))).committed()).isTrue();
      assertThat(ids(Scan.of("people", "byCity", "Oslo"))).isEmpty();
    }

    @Test
    void aReplacementKeepsTheExpiry() {
      store()
          .commit(Write.put(person("a"), named("Ann")).expiringAt(clock.instant().plusSeconds(9)));

      store().commit(Write.replace(read(person("a")), named("Bob")));

      assertThat(read(person("a")).expiresAt()).isEqualTo(clock.instant().plusSeconds(9));
    }
  }

  @Nested
  class Counters {
    private final DocumentKey hits = DocumentKey.of("counts", "hits");

    @Test
    void aBumpMakesAndMovesTheVersion() {
      assertThat(store().get(hits)).isEmpty();

      store().commit(Write.bump(hits));
      long first = read(hits).version();
      store().commit(Write.bump(hits));

      assertThat(read(hits).version()).isNotEqualTo(first).isPositive();
    }

    @Test
    void aReaderIsToldOfABump() {
      List<Write> write = List.of(Write.put(person("a"), named("Ann")));
      store().commit(Write.bump(hits));
      Guard seen = Guard.version(hits, read(hits).version());

      assertThat(store().commit(write, List.of(seen)).committed()).isTrue();
      store().commit(Write.bump(hits));

      assertThat(store().commit(write, List.of(seen)))
          .isEqualTo(new CommitResult.Conflict(List.of(hits)));
    }

    @Test
    void theFirstBumpIsSeenByThoseWhoFoundNothing() {
      List<Write> write = List.of(Write.put(person("a"), named("Ann")));
      store().commit(Write.bump(hits));

      assertThat(store().commit(write, List.of(Guard.version(hits, 0))).committed()).isFalse();
    }

    @Test
    void aCommitMayBumpWhatItGuards() {
      assertThat(
              store()
                  .commit(List.of(Write.bump(hits)), List.of(Guard.version(hits, 0)))
                  .committed())
          .isTrue();
    }

    @Test
    void bodiesAndCountersDoNotMix() {
      assertThatThrownBy(() -> store().commit(Write.put(hits, named("x"))))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store().commit(Write.bump(person("a"))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Nested
  class Concurrency {
    private static final int THREADS = 8;
    private static final int ROUNDS = 50;

    @Test
    void incrementsUnderRetryLoseNothing() throws Exception {
      put("n", Body.of(Map.of("count", 0)));

      inParallel(_ -> increment());

      assertThat(read(person("n")).number("count")).isEqualTo(THREADS * ROUNDS);
    }

    private void increment() {
      while (true) {
        Document read = read(person("n"));
        Body next = Body.of(Map.of("count", read.number("count") + 1));
        if (store().commit(Write.replace(read, next)).committed()) {
          return;
        }
      }
    }

    @Test
    void aClaimIsWonByExactlyOne() throws Exception {
      Set<String> winners = ConcurrentHashMap.newKeySet();

      inParallel(n -> {
        DocumentKey claim = DocumentKey.of("claims", "c" + n % ROUNDS);
        if (store().commit(Write.insert(claim, Body.EMPTY)).committed()
            && !winners.add(claim.id())) {
          throw new AssertionError(claim + " was won twice");
        }
      });

      assertThat(winners).hasSize(ROUNDS);
    }

    @Test
    void bumpsNeverConflict() throws Exception {
      Set<Long> versions = ConcurrentHashMap.newKeySet();

      inParallel(_ -> {
        if (store().commit(Write.bump(DocumentKey.of("counts", "c")))
            instanceof CommitResult.Committed(long version)) {
          versions.add(version);
        }
      });

      assertThat(versions).hasSize(THREADS * ROUNDS);
    }

    @Test
    void manyCommitsMayBeUnderWayAtOnce() {
      List<CompletableFuture<CommitResult>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        results.add(
            store()
                .commitAsync(List.of(Write.put(person("p" + i), citizen("Oslo", i))), List.of()));
      }

      results.forEach(result -> assertThat(result.join().committed()).isTrue());
      assertThat(new HashSet<>(ids(Scan.of("people", "byCity").limit(500)))).hasSize(200);
    }

    private void inParallel(IntConsumer work) throws Exception {
      try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          int from = thread * ROUNDS;
          all.add(
              pool.submit(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                  work.accept(from + i);
                }
              }));
        }
        for (Future<?> one : all) {
          one.get();
        }
      }
    }
  }

  @Test
  void aClosedStoreRefusesWork() {
    store().close();

    assertThatThrownBy(() -> store().get(person("a")))
        .isInstanceOf(StoreException.class)
        .hasMessage("the store is closed");
  }
}

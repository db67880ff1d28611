package io.jacquard.auth.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.commons.identity.revocation.Revocation;
import io.jacquard.commons.identity.revocation.RevocationPage;
import io.jacquard.store.InMemoryDocumentStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RevocationFeedTest {
  private static final long FAR = Long.MAX_VALUE / 2_000_000;

  private final InMemoryDocumentStore store = new InMemoryDocumentStore(Clock.systemUTC());
  private final RevocationFeed feed = new RevocationFeed(store);

  @Test
  void aReaderSeesEachEntryOnce() {
    append("a");
    RevocationPage first = feed.read(0);
    append("b");

    RevocationPage second = feed.read(first.next());

    assertThat(first.entries()).extracting(Revocation::id).containsExactly("a");
    assertThat(second.entries()).extracting(Revocation::id).containsExactly("b");
    assertThat(feed.read(second.next()).entries()).isEmpty();
  }

  @Test
  void aLongFeedComesInParts() {
    for (int i = 0; i < 1001; i++) {
      append("id" + i);
    }

    RevocationPage first = feed.read(0);
    RevocationPage rest = feed.read(first.next());

    assertThat(first.more()).isTrue();
    assertThat(rest.more()).isFalse();
    assertThat(rest.entries()).extracting(Revocation::id).containsExactly("id1000");
  }

  @Test
  void expiredEntriesAreStoodOver() {
    append(new Revocation("gone", Revocation.ALL, 1));

    RevocationPage page = feed.read(0);

    assertThat(page.entries()).isEmpty();
    assertThat(page.next()).isEqualTo(1);
  }

  @Test
  void anAppendWakesWhoWaits() throws Exception {
    try (var waiting = Executors.newSingleThreadExecutor()) {
      Future<RevocationPage> page = waiting.submit(() -> feed.await(0, Duration.ofSeconds(30)));
      append("a");
      feed.announce();

      assertThat(page.get().entries()).hasSize(1);
    }
  }

  @Test
  void ofManyAtOnceNoneIsLost() throws Exception {
    List<Callable<Boolean>> appends = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String id = "id" + i;
      appends.add(() -> {
        append(id);
        return true;
      });
    }
    try (var writers = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> done : writers.invokeAll(appends)) {
        done.get();
      }
    }

    assertThat(feed.read(0).entries())
        .extracting(Revocation::id)
        .hasSize(50)
        .doesNotHaveDuplicates();
    assertThat(feed.read(0).next()).isEqualTo(50);
  }

  @Test
  void goesOnWhereItWasAfterARestart() {
    append("a");

    RevocationPage page = new RevocationFeed(store).read(0);

    assertThat(page.feed()).isEqualTo(feed.read(0).feed());
    assertThat(page.entries()).hasSize(1);
  }

  private void append(String id) {
    append(new Revocation(id, Revocation.ALL, FAR));
  }

  private void append(Revocation revocation) {
    boolean done = false;
    while (!done) {
      done = store.commit(feed.appending(revocation), List.of()).committed();
    }
  }
}

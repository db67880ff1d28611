package io.jacquard.commons.identity.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationListenerTest {
  private static final Revocation ANN = new Revocation("ann", Revocation.ALL, Long.MAX_VALUE);

  private final Feed feed = new Feed();
  private final Revocations revocations = new Revocations(Clock.systemUTC());
  private final RevocationListener listener = new RevocationListener(feed, revocations);

  @Test
  void readsOnWhereItWas() throws Exception {
    feed.pages.add(new RevocationPage("f", List.of(ANN), 7, false));
    feed.pages.add(new RevocationPage("f", List.of(), 7, false));

    listener.hear();
    listener.hear();

    assertThat(feed.asked).containsExactly(0L, 7L);
    assertThat(revocations.revoked("ann", 1)).isTrue();
  }

  @Test
  void readsAnotherFeedFromItsBeginning() throws Exception {
    feed.pages.add(new RevocationPage("old", List.of(), 7, false));
    feed.pages.add(new RevocationPage("new", List.of(), 7, false));
    feed.pages.add(new RevocationPage("new", List.of(ANN), 1, false));

    listener.hear();
    listener.hear();
    listener.hear();

    assertThat(feed.asked).containsExactly(0L, 7L, 0L);
    assertThat(revocations.revoked("ann", 1)).isTrue();
  }

  @Test
  void aFailureIsNoAnswerAndNoEnd() throws Exception {
    listener.hear();
    assertThat(revocations.current()).isFalse();

    feed.pages.add(new RevocationPage("f", List.of(), 0, false));
    listener.hear();

    assertThat(revocations.current()).isTrue();
  }

  @Test
  void anUnreadableAnswerIsAFailureToo() throws Exception {
    feed.broken = true;

    listener.hear();

    assertThat(revocations.current()).isFalse();
  }

  private static final class Feed implements RevocationSource {
    private final Deque<RevocationPage> pages = new ArrayDeque<>();
    private final List<Long> asked = new ArrayList<>();
    private boolean broken;

    @Override
    public RevocationPage read(long from) throws IOException {
      asked.add(from);
      if (broken) {
        throw new IllegalStateException("unreadable");
      }
      if (pages.isEmpty()) {
        throw new IOException("silent");
      }
      return pages.remove();
    }
  }
}

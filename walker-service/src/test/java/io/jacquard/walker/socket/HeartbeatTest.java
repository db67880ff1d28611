package io.jacquard.walker.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final Duration BEAT = Duration.ofSeconds(30);

  private final NotedPeer peer = new NotedPeer();
  private final Heartbeat heartbeat = new Heartbeat(peer, BEAT, () -> peer.now);

  @Test
  void asksThePeerAtEveryBeat() {
    pass(1);
    pass(1);

    assertThat(peer.noted).containsExactly("ping", "ping");
  }

  @Test
  void givesUpAPeerThatIsSilentForThreeBeats() {
    pass(1);
    pass(1);
    pass(1);
    pass(1);

    assertThat(peer.noted).containsExactly("ping", "ping", "ping", "1001 no sign of life");
  }

  @Test
  void keepsAPeerThatShowsItselfNowAndThen() {
    for (int i = 0; i < 10; i++) {
      pass(2);
      heartbeat.seen();
    }

    assertThat(peer.noted).hasSize(10).containsOnly("ping");
  }

  private void pass(int beats) {
    peer.now += BEAT.toNanos() * beats;
    heartbeat.beat();
  }

  /** Notes what is done to it, at a time of the test's own. */
  private static final class NotedPeer implements Peer {
    private final List<String> noted = new ArrayList<>();
    private long now;

    @Override
    public CompletionStage<?> send(String frame) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void ping() {
      noted.add("ping");
    }

    @Override
    public void close(int code, String reason) {
      noted.add(code + " " + reason);
    }
  }
}

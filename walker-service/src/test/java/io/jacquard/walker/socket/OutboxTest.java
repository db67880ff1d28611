package io.jacquard.walker.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final SlowPeer peer = new SlowPeer();
  private final Outbox outbox = new Outbox(peer, 3, 100);

  @Test
  void sendsOneFrameAtATimeInOrder() {
    send("a");
    send("b");
    send("c");

    assertThat(peer.taken).containsExactly("a");
    peer.read();
    peer.read();
    assertThat(peer.taken).containsExactly("a", "b", "c");
  }

  @Test
  void givesUpAPeerThatLetsTooManyFramesWait() {
    for (int i = 0; i < 4; i++) {
      send("x");
    }
    assertThat(peer.closedWith).isZero();

    CompletionStage<Void> last = send("one too many");

    assertThat(peer.closedWith).isEqualTo(1013);
    assertThat(last.toCompletableFuture()).isCompletedExceptionally();
  }

  @Test
  void givesUpAPeerThatLetsTooManyBytesWait() {
    send("x");
    send("y".repeat(60));

    send("z".repeat(60));

    assertThat(peer.closedWith).isEqualTo(1013);
  }

  @Test
  void sendsAFrameOfAnySizeToAPeerThatKeepsUp() {
    send("y".repeat(1_000));

    assertThat(peer.taken).hasSize(1);
    assertThat(peer.closedWith).isZero();
  }

  @Test
  void failsWhatWaitedWhenTheConnectionCloses() {
    send("a");
    CompletionStage<Void> waiting = send("b");

    outbox.close();

    assertThat(waiting.toCompletableFuture()).isCompletedExceptionally();
    assertThat(send("c").toCompletableFuture()).isCompletedExceptionally();
    assertThat(peer.taken).containsExactly("a");
  }

  private CompletionStage<Void> send(String frame) {
    return outbox.send(frame.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes the next frame only when the test says so. */
  private static final class SlowPeer implements Peer {
    private final List<String> taken = new ArrayList<>();
    private CompletableFuture<Void> sending = new CompletableFuture<>();
    private int closedWith;

    @Override
    public CompletionStage<?> send(String frame) {
      taken.add(frame);
      sending = new CompletableFuture<>();
      return sending;
    }

    void read() {
      sending.complete(null);
    }

    @Override
    public void ping() {}

    @Override
    public void close(int code, String reason) {
      closedWith = code;
    }
  }
}

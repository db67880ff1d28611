package io.jacquard.walker.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BroadcastTest {
  private final byte[] frame = "{\"é\":1}".getBytes(StandardCharsets.UTF_8);

  @Test
  void arrivesAsItWasSent() {
    UUID from = UUID.randomUUID();

    Relay.Broadcast read =
        Relay.Broadcast.of(new Relay.Broadcast(from, true, "Größe", frame).encoded()).orElseThrow();

    assertThat(read.from()).isEqualTo(from);
    assertThat(read.guarded()).isTrue();
    assertThat(read.walker()).isEqualTo("Größe");
    assertThat(read.frame()).isEqualTo(frame);
  }

  @Test
  void isNothingThatIsCutShortOrOfAnotherKind() {
    Buffer whole = new Relay.Broadcast(UUID.randomUUID(), false, "W", frame).encoded();

    assertThat(Relay.Broadcast.of(Buffer.buffer())).isEmpty();
    assertThat(Relay.Broadcast.of(Buffer.buffer("nonsense"))).isEmpty();
    assertThat(Relay.Broadcast.of(whole.getBuffer(0, 21))).isEmpty();
    assertThat(Relay.Broadcast.of(Buffer.buffer("x".repeat(64)))).isEmpty();
  }
}

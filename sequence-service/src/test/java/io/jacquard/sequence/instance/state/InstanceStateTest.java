package io.jacquard.sequence.instance.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.sequence.instance.state.InstanceState.Exit;
import io.jacquard.sequence.instance.state.InstanceState.Starting;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InstanceStateTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final Exit GOOD = new Exit(0, "Instance completed");
  private static final Exit BAD = new Exit(23, "Error: no");

  @Test
  void aGoodEndCompletesAndABadOneFails() {
    InstanceState running = new Starting().accepted(NOW);

    assertThat(running.wire()).isEqualTo("running");
    assertThat(running.ended(GOOD, NOW).wire()).isEqualTo("completed");
    assertThat(running.ended(BAD, NOW).wire()).isEqualTo("errored");
    assertThat(new Starting().ended(BAD, NOW).wire()).isEqualTo("errored");
  }

  @Test
  void whatWasAskedToEndEndsAsAskedWhateverItsProcessSays() {
    InstanceState running = new Starting().accepted(NOW);

    assertThat(running.stopping().ended(BAD, NOW))
        .isEqualTo(new InstanceState.Completed(NOW, NOW, new Exit(138, "Instance stopped")));
    assertThat(running.stopping().killing().ended(BAD, NOW))
        .isEqualTo(new InstanceState.Completed(NOW, NOW, new Exit(137, "Instance killed")));
  }

  @Test
  void nothingHappensToWhatIsOver() {
    InstanceState over = new Starting().ended(BAD, NOW);

    assertThat(over.accepted(NOW)).isEqualTo(over);
    assertThat(over.stopping()).isEqualTo(over);
    assertThat(over.killing()).isEqualTo(over);
    assertThat(over.ended(GOOD, NOW)).isEqualTo(over);
  }
}

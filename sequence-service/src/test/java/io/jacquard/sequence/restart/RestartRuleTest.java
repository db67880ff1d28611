package io.jacquard.sequence.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestartRuleTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestartRule rule = new RestartRule(new Settings("on-failure"));

  private record Settings(String policy) implements RestartConfig {
    @Override
    public int most() {
      return 6;
    }

    @Override
    public Duration delay() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration longestDelay() {
      return Duration.ofSeconds(10);
    }

    @Override
    public Duration settled() {
      return Duration.ofMinutes(5);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "3, 8", "4, 10", "5, 10"})
  void eachTimeInARowDoublesTheWaitUpToALimit(int restarts, int seconds) {
    assertThat(rule.delay(Optional.empty(), failed(restarts)))
        .contains(Duration.ofSeconds(seconds));
  }

  @Test
  void thereIsAMostOfTimesWhichAStartMaySet() throws IOException {
    assertThat(rule.delay(Optional.empty(), failed(6))).isEmpty();
    assertThat(rule.delay(policy("{\"policy\":\"always\",\"most\":7}"), failed(6))).isPresent();
  }

  @Test
  void oneThatRanLongEnoughCountsAnew() {
    RestartRule.Run settled = new RestartRule.Run(true, 6, Duration.ofMinutes(5));

    assertThat(rule.counted(settled)).isZero();
    assertThat(rule.delay(Optional.empty(), settled)).contains(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({
    "never, true, false",
    "never, false, false",
    "on-failure, true, true",
    "on-failure, false, false",
    "always, true, true",
    "always, false, true",
  })
  void thePolicySaysAfterWhichEnds(String policy, boolean failed, boolean again)
      throws IOException {
    RestartRule.Run run = new RestartRule.Run(failed, 0, Duration.ZERO);

    assertThat(rule.delay(policy("\"" + policy + "\""), run).isPresent()).isEqualTo(again);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"sometimes\"", "7", "{}", "{\"policy\":\"always\",\"most\":\"two\"}"})
  void whatIsNoPolicyIsRefused(String json) {
    assertThatThrownBy(() -> policy(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("restart");
  }

  @Test
  void aSettingThatIsNoPolicyIsNamed() {
    assertThatThrownBy(() -> new RestartRule(new Settings("sometimes")))
        .hasMessage("jacquard.sequence.restart.policy must be never, on-failure or always");
  }

  private static RestartRule.Run failed(int restarts) {
    return new RestartRule.Run(true, restarts, Duration.ZERO);
  }

  private static Optional<RestartPolicy> policy(String json) throws IOException {
    return RestartPolicy.of(JSON.readTree(json));
  }
}

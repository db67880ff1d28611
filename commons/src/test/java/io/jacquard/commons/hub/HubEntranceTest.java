package io.jacquard.commons.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HubEntranceTest {
  @Test
  void findsWhatStandsBehindASpaceWhoseNameBeginsAsTheRest() {
    String path = "space/topics/api/v1/topic/a%2Fb";

    assertThat(HubEntrance.behind(path, 4)).isEqualTo("topic/a%2Fb");
  }

  @Test
  void keepsTheSlashesOfWhatStandsBehind() {
    assertThat(HubEntrance.behind("space/s/topics/a/b/", 2)).isEqualTo("topics/a/b/");
  }
}

package io.jacquard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void idsAscend() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      ids.add(Ids.next());
    }

    assertThat(ids).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void anIdIsAVersionSevenUuidWithoutDashes() {
    assertThat(Ids.next()).matches("[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}");
    assertThat(Ids.hex(UUID.fromString("01234567-89ab-7def-8123-456789abcdef")))
        .isEqualTo("0123456789ab7def8123456789abcdef");
  }
}

package io.jacquard.commons.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-4, bytes 0-4/10",
    "bytes=4-, bytes 4-9/10",
    "bytes=-3, bytes 7-9/10",
    "bytes=-30, bytes 0-9/10",
    "bytes=8-100, bytes 8-9/10"
  })
  void aPartOfTheFileIsMeant(String header, String expected) {
    ByteRange range = ByteRange.parse(header, 10).orElseThrow();

    assertThat(range.isSatisfiable()).isTrue();
    assertThat(range.contentRange()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=-0", "bytes=99-100"})
  void aPartBeyondTheEndCannotBeGiven(String header) {
    assertThat(ByteRange.parse(header, 10))
        .hasValueSatisfying(r -> assertThat(r.isSatisfiable()).isFalse());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=-",
        "bytes=5-2",
        "bytes=0-1,3-4",
        "lines=1-2",
        "bytes=99999999999999999999-",
        ""
      })
  void otherFormsAreIgnored(String header) {
    assertThat(ByteRange.parse(header, 10)).isEmpty();
  }

  @Test
  void noHeaderIsNoRange() {
    assertThat(ByteRange.parse(null, 10)).isEmpty();
  }
}

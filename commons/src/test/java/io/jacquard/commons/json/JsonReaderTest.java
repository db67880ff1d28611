package io.jacquard.commons.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.commons.problem.UnreadableBodyException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

  @Test
  void readsEveryKindOfValue() throws Exception {
    String text =
        " {\"a\": [1, -2.5, 1e3, true, false, null, \"x\\u0041\\n\"], \"b\": {}, \"c\": []} ";

    Object value = read(text);

    assertThat(value)
        .isEqualTo(
            Map.of(
                "a", Arrays.asList(1L, -2.5, 1000.0, true, false, null, "xA\n"),
                "b", Map.of(),
                "c", List.of()));
  }

  @Test
  void keepsIntegersOfAnySize() throws Exception {
    assertThat(read("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(read("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
    assertThat(read("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void acceptsWhatCPythonAcceptsBeyondTheStandard() throws Exception {
    assertThat(read("NaN")).isEqualTo(Double.NaN);
    assertThat(read("-Infinity")).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void theLastOfRepeatedKeysWins() throws Exception {
    assertThat(read("{\"a\":1,\"a\":2}")).isEqualTo(Map.of("a", 2L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{           | Expecting property name enclosed in double quotes | 1",
        "{\"a\"      | Expecting ':' delimiter | 4",
        "{\"a\":     | Expecting value | 5",
        "{\"a\":1    | Expecting ',' delimiter | 6",
        "{\"a\":1,}  | Expecting property name enclosed in double quotes | 7",
        "[1          | Expecting ',' delimiter | 2",
        "[1,]        | Expecting value | 3",
        "[           | Expecting value | 1",
        "nul         | Expecting value | 0",
        "-           | Expecting value | 0",
        "01          | Extra data | 1",
        "1 2         | Extra data | 2",
        "\"abc       | Unterminated string starting at | 0",
        "[\"\\x\"]   | Invalid \\escape | 2",
        "[\"\\u12g4\"] | Invalid \\uXXXX escape | 3",
        "[\"é😀\", x] | Expecting value | 7",
      })
  void tellsErrorsAsCPythonDoes(String text, String reason, int offset) {
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> read(text.strip()))
        .satisfies(e -> {
          assertThat(e.reason()).isEqualTo(reason);
          assertThat(e.offset()).isEqualTo(offset);
        });
  }

  @Test
  void refusesControlCharactersInStrings() {
    assertThatExceptionOfType(JsonSyntaxException.class)
        .isThrownBy(() -> read("[\"a\tb\"]"))
        .satisfies(e -> assertThat(e.reason()).isEqualTo("Invalid control character at"));
  }

  @Test
  void refusesEndlessNestingNumbersAndOtherEncodings() {
    assertThatExceptionOfType(UnreadableBodyException.class)
        .isThrownBy(() -> read("[".repeat(10_000)));
    assertThatExceptionOfType(UnreadableBodyException.class)
        .isThrownBy(() -> read("1".repeat(5_000)));
    assertThatExceptionOfType(UnreadableBodyException.class)
        .isThrownBy(() ->
            JsonReader.read(
                new byte[] {'"', (byte) 0xff, '"'}, PlainValues.INSTANCE, JsonLimits.DEFAULT));
  }

  @Test
  void skipsAByteOrderMark() throws Exception {
    byte[] body = "\uFEFF{}".getBytes(StandardCharsets.UTF_8);

    assertThat(JsonReader.read(body, PlainValues.INSTANCE, JsonLimits.DEFAULT)).isEqualTo(Map.of());
  }

  @Test
  void refusesWhatIsNestedDeeperThanAllowed() throws Exception {
    JsonLimits three = new JsonLimits(3, 100);

    assertThat(JsonReader.read("[[[]], {}]", PlainValues.INSTANCE, three)).isNotNull();
    assertThatExceptionOfType(UnreadableBodyException.class)
        .isThrownBy(() -> JsonReader.read("[[{\"a\": []}]]", PlainValues.INSTANCE, three))
        .withMessageContaining("deeper than 3");
  }

  @Test
  void refusesMoreMembersThanAllowed() throws Exception {
    JsonLimits four = new JsonLimits(10, 4);

    assertThat(JsonReader.read("{\"a\": [1, 2, 3]}", PlainValues.INSTANCE, four)).isNotNull();
    assertThatExceptionOfType(UnreadableBodyException.class)
        .isThrownBy(
            () -> JsonReader.read("{\"a\": [1, 2, 3], \"b\": 1}", PlainValues.INSTANCE, four))
        .withMessageContaining("more than 4 members");
  }

  private static @Nullable Object read(String text) throws JsonSyntaxException {
    return JsonReader.read(text, PlainValues.INSTANCE, JsonLimits.DEFAULT);
  }
}

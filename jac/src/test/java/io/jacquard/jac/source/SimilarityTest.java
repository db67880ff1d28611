package io.jacquard.jac.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarityTest {
  @ParameterizedTest
  @CsvSource({
    "lenght, length",
    "Walker, walker",
    "prnt, print",
    "X, x",
    "coutner_value, counter_value",
  })
  void findsWhatWasMeant(String written, String meant) {
    List<String> candidates =
        List.of("other", "x", "print", "length", "walker", "counter", "counter_value");

    assertThat(Similarity.nearest(written, candidates)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"ab, ac", "size, price", "total, amount", "x, y"})
  void offersNothingThatIsFarAway(String written, String candidate) {
    assertThat(Similarity.nearest(written, List.of(candidate))).isEmpty();
  }

  @Test
  void prefersTheEarlierOfEquallyNearNames() {
    assertThat(Similarity.nearest("cart", List.of("card", "cars"))).contains("card");
  }

  @Test
  void doesNotCompareVeryLongNames() {
    assertThat(Similarity.nearest("a".repeat(5000), List.of("a".repeat(5001)))).isEmpty();
  }
}

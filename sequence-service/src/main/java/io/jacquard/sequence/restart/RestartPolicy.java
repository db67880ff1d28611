package io.jacquard.sequence.restart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When an instance is begun again.
 *
 * @param most the most times in a row, where the start says so
 */
public record RestartPolicy(Mode mode, OptionalInt most) {
  private static final String CHOICES = "never, on-failure or always";

  public RestartPolicy {
    if (most.isPresent() && most.getAsInt() < 0) {
      throw new IllegalArgumentException("restart.most must not be negative");
    }
  }

  /** After which ends. */
  public enum Mode {
    NEVER("never"),
    ON_FAILURE("on-failure"),
    ALWAYS("always");

    private final String text;

    Mode(String text) {
      this.text = text;
    }

    static Optional<Mode> of(String text) {
      for (Mode mode : values()) {
        if (mode.text.equals(text)) {
          return Optional.of(mode);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * The policy that a text names.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  static RestartPolicy of(String text) {
    Mode mode = Mode.of(text).orElseThrow(() -> new IllegalArgumentException("must be " + CHOICES));
    return new RestartPolicy(mode, OptionalInt.empty());
  }

  /**
   * What a start says: a text, or an object of a {@code policy} and the {@code most} times.
   *
   * @param given a missing node where it says nothing
   * @throws IllegalArgumentException naming what is wrong
   */
  public static Optional<RestartPolicy> of(JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return Optional.empty();
    }
    JsonNode name = given.isObject() ? given.path("policy") : given;
    if (Mode.of(name.asText()).isEmpty()) {
      throw new IllegalArgumentException("restart must be " + CHOICES);
    }
    JsonNode most = given.path("most");
    if (!most.isMissingNode() && !most.canConvertToInt()) {
      throw new IllegalArgumentException("restart.most must be a number");
    }
    OptionalInt times = most.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(most.asInt());
    return Optional.of(new RestartPolicy(of(name.asText()).mode(), times));
  }
}

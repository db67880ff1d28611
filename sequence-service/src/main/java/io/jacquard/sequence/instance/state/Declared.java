package io.jacquard.sequence.instance.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the input and output of an instance: what its start says, else what its
 * sequence declares once it runs.
 *
 * @param requires the topic that it reads, {@code null} until that is known, "" for none
 * @param provides the topic that it writes to, in the same way
 * @param inputType the content type of its input, {@code null} where it declares none
 * @param outputType the content type of its output, in the same way
 */
public record Declared(
    @Nullable String requires,
    @Nullable String provides,
    @Nullable String inputType,
    @Nullable String outputType) {

  /** Before the sequence has said anything. */
  public static Declared of(StartRequest request) {
    return new Declared(known(request.inputTopic()), known(request.outputTopic()), null, null);
  }

  private static @Nullable String known(String topic) {
    return topic.isEmpty() ? null : topic;
  }

  /** What the sequence said. */
  public static Declared of(StartRequest request, JsonNode message) {
    return new Declared(
        chosen(request.inputTopic(), message.path("requires")),
        chosen(request.outputTopic(), message.path("provides")),
        message.path("inputType").textValue(),
        message.path("outputType").textValue());
  }

  private static String chosen(String asked, JsonNode declared) {
    return asked.isEmpty() ? declared.asText("") : asked;
  }

  /** Whether its input comes from a topic. */
  public boolean fed() {
    return requires != null && !requires.isEmpty();
  }

  /** Whether its output goes to a topic. */
  public boolean feeds() {
    return provides != null && !provides.isEmpty();
  }

  /** Whether both are the same topic. */
  public boolean loops() {
    return fed() && Objects.equals(requires, provides);
  }
}

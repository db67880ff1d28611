package io.jacquard.sequence.instance.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.restart.RestartPolicy;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a start is given (spec/scramjet-hub.md section 1.4).
 *
 * @param json the object as it was sent
 */
public record StartRequest(ObjectNode json) {
  private static final int ID_LENGTH = 36;
  private static final Pattern TOPIC = Pattern.compile("[\\\\a-zA-Z0-9_+-]{0,255}");
  private static final int MEBI = 20;
  private static final long LARGEST_MEMORY = 1 << 20;
  private static final String STARTED_BY = "startedBy";

  /**
   * Checks what was sent.
   *
   * @throws StartException naming the part that is wrong
   */
  public static StartRequest of(JsonNode sent) throws StartException {
    if (sent.isMissingNode() || sent.isNull()) {
      return new StartRequest(JsonNodeFactory.instance.objectNode());
    }
    if (!(sent instanceof ObjectNode json)) {
      throw new StartException(400, "The body must be an object");
    }
    check(json, "appConfig", json.path("appConfig").isObject(), "an object");
    check(json, "args", json.path("args").isArray(), "an array");
    checkTopic(json, "inputTopic");
    checkTopic(json, "outputTopic");
    check(json, "limits", json.path("limits").isObject(), "an object");
    JsonNode memory = json.path("limits").path("memory");
    boolean inRange = memory.asLong() > 0 && memory.asLong() <= LARGEST_MEMORY;
    boolean sized = memory.isMissingNode() || (memory.canConvertToLong() && inRange);
    if (!sized) {
      throw new StartException(400, "limits.memory must be a number of megabytes");
    }
    JsonNode cpu = json.path("limits").path("cpu");
    if (!cpu.isMissingNode() && !(cpu.isNumber() && cpu.asDouble() > 0)) {
      throw new StartException(400, "limits.cpu must be a number of cores");
    }
    checkRestart(json);
    JsonNode id = json.path("instanceId");
    if (present(json, "instanceId") && (!id.isTextual() || id.asText().length() != ID_LENGTH)) {
      throw new StartException(422, "instanceId must have 36 characters");
    }
    return new StartRequest(json);
  }

  private static boolean present(ObjectNode json, String key) {
    return json.hasNonNull(key);
  }

  /** A text that names none is what clients send for no topic. */
  private static void checkTopic(ObjectNode json, String key) throws StartException {
    check(json, key, json.path(key).isTextual(), "a text");
    if (!TOPIC.matcher(json.path(key).asText("")).matches()) {
      throw new StartException(400, key + ": Topic id incorrect format");
    }
  }

  private static void check(ObjectNode json, String key, boolean fits, String what)
      throws StartException {
    if (present(json, key) && !fits) {
      throw new StartException(400, key + " must be " + what);
    }
  }

  private static void checkRestart(ObjectNode json) throws StartException {
    try {
      var _ = RestartPolicy.of(json.path("restart"));
    } catch (IllegalArgumentException e) {
      throw new StartException(400, String.valueOf(e.getMessage()));
    }
  }

  /** The same start, asked for by an instance; {@code null} where nobody of them did. */
  public StartRequest by(@Nullable String instance) {
    ObjectNode copy = json.deepCopy();
    copy.remove(STARTED_BY);
    return new StartRequest(instance == null ? copy : copy.put(STARTED_BY, instance));
  }

  /** The same start with an appConfig, unless it has one. */
  public StartRequest orWith(Optional<ObjectNode> appConfig) {
    if (appConfig.isEmpty() || present(json, "appConfig")) {
      return this;
    }
    ObjectNode copy = json.deepCopy();
    return new StartRequest(copy.set("appConfig", appConfig.get()));
  }

  /** The instance that asked for it. */
  public Optional<String> startedBy() {
    return Optional.of(json.path(STARTED_BY).asText("")).filter(id -> !id.isEmpty());
  }

  /** The id that the start chooses, if it does. */
  public Optional<String> instanceId() {
    return Optional.of(json.path("instanceId").asText("")).filter(id -> !id.isEmpty());
  }

  /** The topic that it is to read; empty for what its sequence declares. */
  String inputTopic() {
    return json.path("inputTopic").asText("");
  }

  /** The topic that it is to write to, in the same way. */
  String outputTopic() {
    return json.path("outputTopic").asText("");
  }

  public Optional<JsonNode> part(String key) {
    return Optional.of(json.path(key)).filter(value -> !value.isMissingNode() && !value.isNull());
  }

  /** The most bytes it may use, if the start says so. */
  public OptionalLong memory() {
    JsonNode memory = json.path("limits").path("memory");
    return memory.isNumber() ? OptionalLong.of(memory.asLong() << MEBI) : OptionalLong.empty();
  }

  /** The most time of processors that it may use, in cores, if the start says so. */
  public OptionalDouble cores() {
    JsonNode cpu = json.path("limits").path("cpu");
    return cpu.isNumber() ? OptionalDouble.of(cpu.asDouble()) : OptionalDouble.empty();
  }

  /** When it is begun again, if the start says so. */
  public Optional<RestartPolicy> restart() {
    return RestartPolicy.of(json.path("restart"));
  }
}

package io.jacquard.commons.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What webhook-service found out about the sender of an event; walker-service checks the body first
 * and then goes by it.
 *
 * @param sender {@code null} when he is refused
 * @param refusal {@code null} when he is not
 */
public record WebhookVerdict(@Nullable Sender sender, @Nullable Refusal refusal) {
  /** The header of the internal call that holds it. */
  public static final String HEADER = "X-Jacquard-Verdict";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A sender with a good key and signature.
   *
   * @param key the id of the key
   * @param root the root of the key's owner
   * @param event the sender's id for the event, {@code null} when he gave none
   */
  public record Sender(String key, String root, @Nullable String event) {}

  /** Why and how a sender is refused. */
  public record Refusal(int status, String code, String message) {}

  public static WebhookVerdict accepted(String key, String root, @Nullable String event) {
    return new WebhookVerdict(new Sender(key, root, event), null);
  }

  public static WebhookVerdict refused(int status, String code, String message) {
    return new WebhookVerdict(null, new Refusal(status, code, message));
  }

  /** As the header has it. */
  public String encoded() {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(this));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts", e);
    }
  }

  /**
   * Reads the header.
   *
   * @throws IllegalArgumentException when it is not one of ours
   */
  public static WebhookVerdict of(String header) {
    try {
      return JSON.readValue(Base64.getUrlDecoder().decode(header), WebhookVerdict.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a verdict", e);
    }
  }
}

package io.jacquard.commons.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one shape of every application answer on user, walker and function paths.
 *
 * @param also further top-level fields after the envelope's own, for clients written from the seed
 */
@JsonPropertyOrder({"ok", "type", "data", "error", "meta"})
public record Envelope(
    boolean ok,
    String type,
    @Nullable Object data,
    @Nullable Failure error,
    Meta meta,
    @JsonAnyGetter Map<String, ? extends @Nullable Object> also) {

  /** An answer with a payload. */
  public static Envelope of(int status, Object data) {
    return new Envelope(true, "response", data, null, Meta.of(status), Map.of());
  }

  /** A refusal or failure. */
  public static Envelope failure(int status, String code, String message) {
    Failure failure = new Failure(code, message, null);
    return new Envelope(false, "error", null, failure, Meta.of(status), Map.of());
  }

  public Envelope and(Map<String, ? extends @Nullable Object> topLevel) {
    return new Envelope(ok, type, data, error, meta, topLevel);
  }

  /** What went wrong; details are left out where there are none. */
  @JsonPropertyOrder({"code", "message", "details"})
  public record Failure(
      String code,
      String message,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object details) {}

  /** Repeats the HTTP status for clients that only see the body. */
  public record Meta(Extra extra) {
    static Meta of(int status) {
      return new Meta(new Extra(status));
    }
  }

  /** The open part of the meta data. */
  public record Extra(@JsonProperty("http_status") int httpStatus) {}
}

package io.jacquard.auth.http;

import io.jacquard.commons.problem.Envelope;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The recorded envelope as an answer. */
public final class Answers {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  /** For answers that hold a secret, and for redirects that carry one. */
  public static final CacheControl NO_STORE = noStore();

  private Answers() {}

  /** An answer that no cache on the way may keep. */
  public static RestResponse<Envelope> secret(
      int status,
      Map<String, ? extends @Nullable Object> data,
      Map<String, ? extends @Nullable Object> also) {
    return RestResponse.ResponseBuilder.fromResponse(of(status, data, also))
        .cacheControl(NO_STORE)
        .build();
  }

  private static CacheControl noStore() {
    CacheControl control = new CacheControl();
    control.setNoStore(true);
    return control;
  }

  public static RestResponse<Envelope> of(
      int status, Map<String, ? extends @Nullable Object> data) {
    return json(status, Envelope.of(status, data));
  }

  /** With further fields at top level, where clients of the seed look for them. */
  public static RestResponse<Envelope> of(
      int status,
      Map<String, ? extends @Nullable Object> data,
      Map<String, ? extends @Nullable Object> also) {
    return json(status, Envelope.of(status, data).and(also));
  }

  /** A moment as the contract writes it. */
  public static String time(Instant moment) {
    return TIME.format(moment);
  }

  /** As recorded, the content type names no charset. */
  private static RestResponse<Envelope> json(int status, Envelope envelope) {
    return RestResponse.ResponseBuilder.create(RestResponse.Status.fromStatusCode(status), envelope)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .build();
  }
}

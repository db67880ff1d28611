package io.jacquard.commons.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The RFC 9457 document of the platform's own API, with {@code code} and {@code incident} added.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code", "incident"})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    @Nullable String incident) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * A problem document.
   *
   * @param path of the request
   * @param incident under which the log says more
   */
  public static Problem of(
      int status, ProblemCode code, String detail, String path, @Nullable String incident) {
    return new Problem(
        "urn:jacquard:problem:" + code.name(),
        code.title(),
        status,
        detail,
        path,
        code.name(),
        incident);
  }
}

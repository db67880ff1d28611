package io.jacquard.commons.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void aPayloadHasTheRecordedKeysInOrder() throws Exception {
    assertThat(json.writeValueAsString(Envelope.of(201, Map.of("token", "t"))))
        .isEqualTo(
            """
            {"ok":true,"type":"response","data":{"token":"t"},"error":null,\
            "meta":{"extra":{"http_status":201}}}\
            """);
  }

  @Test
  void aFailureWithoutDetailsHasNoSuchKey() throws Exception {
    assertThat(json.writeValueAsString(Envelope.failure(401, "UNAUTHORIZED", "Unauthorized")))
        .isEqualTo(
            """
            {"ok":false,"type":"error","data":null,\
            "error":{"code":"UNAUTHORIZED","message":"Unauthorized"},\
            "meta":{"extra":{"http_status":401}}}\
            """);
  }

  @Test
  void furtherFieldsFollowAtTopLevel() throws Exception {
    Envelope envelope = Envelope.of(200, Map.of()).and(Map.of("token_type", "bearer"));

    assertThat(json.writeValueAsString(envelope)).endsWith(",\"token_type\":\"bearer\"}");
  }

  @Test
  void aViolationLeavesOutAnEmptyContext() throws Exception {
    Violation missing = Violation.missing(List.of("body", "username"), Map.of());

    assertThat(json.writeValueAsString(new FrameworkError(List.of(missing))))
        .isEqualTo(
            """
            {"detail":[{"type":"missing","loc":["body","username"],"msg":"Field required",\
            "input":{}}]}\
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "/user/login,CONTRACT",
    "/nothing,CONTRACT",
    "/q/health,PLATFORM",
    "/internal/revocations,PLATFORM",
    "/internals,CONTRACT",
    "/mesh,PLATFORM"
  })
  void aPathBelongsToOneFamily(String path, RouteFamily family) {
    assertThat(RouteFamily.of(path)).isEqualTo(family);
  }
}

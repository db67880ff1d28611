package io.jacquard.walker.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Endpoint.Access;
import io.jacquard.jac.Endpoint.DefaultKind;
import io.jacquard.jac.Endpoint.Kind;
import io.jacquard.jac.Endpoint.Parameter;
import io.jacquard.jac.Endpoint.TypeRef;
import io.jacquard.jac.runtime.None;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenApiDocumentTest {
  private static final TypeRef STR = new TypeRef.Named("str");
  private static final TypeRef INT = new TypeRef.Named("int");

  @Test
  void aProtectedWalkerHasBothFormsWithTheRecordedSummaries() {
    JsonNode paths =
        document(
                operation("POST", "/walker/add", Operation.Form.WALKER_ON_ROOT),
                operation("POST", "/walker/add/{node}", Operation.Form.WALKER_ON_NODE))
            .path("paths");

    JsonNode root = paths.path("/walker/add").path("post");
    JsonNode node = paths.path("/walker/add/{node}").path("post");
    assertThat(root.path("summary").asText()).isEqualTo("API Root");
    assertThat(node.path("summary").asText()).isEqualTo("API Entry");
    assertThat(root.path("tags").toString()).isEqualTo("[\"Walkers\"]");
    assertThat(root.path("security").toString()).isEqualTo("[{\"BearerAuth\":[]}]");
    assertThat(node.path("parameters").findValuesAsText("name")).contains("node", "Authorization");
  }

  @Test
  void bodiesAreTypedWithDefaultsAndRequiredFields() {
    JsonNode schema =
        document(operation("POST", "/walker/add", Operation.Form.WALKER_ON_ROOT))
            .at("/paths/~1walker~1add/post/requestBody/content/application~1json/schema");

    assertThat(schema.path("required").toString()).isEqualTo("[\"title\"]");
    assertThat(schema.at("/properties/title/type").asText()).isEqualTo("string");
    assertThat(schema.at("/properties/limit/default").asInt()).isEqualTo(10);
    assertThat(schema.at("/properties/limit/anyOf/0/type").asText()).isEqualTo("integer");
  }

  @Test
  void fieldsOfAGetAreQueryParameters() {
    JsonNode get =
        document(operation("GET", "/walker/add", Operation.Form.WALKER_ON_ROOT))
            .at("/paths/~1walker~1add/get");

    assertThat(get.has("requestBody")).isFalse();
    assertThat(get.path("parameters").path(0).toString())
        .isEqualTo(
            "{\"name\":\"title\",\"in\":\"query\",\"required\":true,"
                + "\"schema\":{\"type\":\"string\",\"title\":\"Title\"}}");
  }

  @Test
  void aFieldThatThePathHoldsLeavesTheBody() {
    Operation operation =
        new Operation(
            "POST", "/items/{title}", Set.of("title"), endpoint(), Operation.Form.WALKER_ON_ROOT);

    JsonNode post = document(operation).at("/paths/~1items~1{title}/post");

    assertThat(post.path("parameters").path(0).path("in").asText()).isEqualTo("path");
    assertThat(post.at("/requestBody/content/application~1json/schema/properties").fieldNames())
        .toIterable()
        .containsExactly("limit");
  }

  @Test
  void everyReferenceHasItsTarget() {
    JsonNode document =
        document(
            operation("POST", "/walker/add", Operation.Form.WALKER_ON_ROOT),
            operation("POST", "/function/add", Operation.Form.FUNCTION),
            operation("POST", "/webhook/add", Operation.Form.WEBHOOK));

    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(document.at(ref.substring(1)).isMissingNode()).isFalse());
  }

  private static Operation operation(String method, String path, Operation.Form form) {
    return new Operation(method, path, Set.of(), endpoint(), form);
  }

  private static Endpoint endpoint() {
    List<Parameter> parameters =
        List.of(
            new Parameter("title", STR, DefaultKind.REQUIRED, null),
            new Parameter("limit", INT, DefaultKind.VALUE, 10L));
    return new Endpoint(
        Kind.WALKER,
        "add",
        Access.PROTECTED,
        false,
        parameters,
        null,
        null,
        "Adds.",
        true,
        "app.jac",
        1,
        (_, _) -> None.NONE);
  }

  private static JsonNode document(Operation... operations) {
    return new ObjectMapper().valueToTree(OpenApiDocument.of("app", "1.0", List.of(operations)));
  }
}

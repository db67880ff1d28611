package io.jacquard.walker.openapi;

import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Endpoint.DefaultKind;
import io.jacquard.jac.Endpoint.Parameter;
import io.jacquard.walker.typing.FileTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the OpenAPI 3.1 document of a program as plain maps; spec/jac-scale.md section 1.10 for
 * tags, summaries and the security scheme.
 */
public final class OpenApiDocument {
  private static final String JSON = "application/json";
  private static final String FORM = "multipart/form-data";

  private OpenApiDocument() {}

  /**
   * @param title how the document calls the program
   * @param version of the program
   */
  public static Map<String, Object> of(String title, String version, List<Operation> operations) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put("info", map("title", title, "version", version));
    Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
    for (Operation operation : operations) {
      paths
          .computeIfAbsent(operation.path(), _ -> new LinkedHashMap<>())
          .put(operation.method().toLowerCase(Locale.ROOT), describe(operation));
    }
    document.put("paths", paths);
    document.put("components", AnswerSchemas.components());
    return document;
  }

  private static Map<String, Object> describe(Operation operation) {
    Endpoint endpoint = operation.endpoint();
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("tags", List.of(tag(operation.form())));
    described.put("summary", summary(operation));
    @Nullable String doc = endpoint.doc();
    if (doc != null) {
      described.put("description", doc);
    }
    described.put("operationId", operationId(operation));
    List<Object> parameters = parameters(operation);
    if (!parameters.isEmpty()) {
      described.put("parameters", parameters);
    }
    if (operation.readsBody()) {
      described.put("requestBody", body(operation));
    }
    described.put("responses", responses(operation));
    if (operation.isProtected()) {
      described.put("security", List.of(Map.of("BearerAuth", List.of())));
    }
    return described;
  }

  private static String tag(Operation.Form form) {
    return switch (form) {
      case WALKER_ON_ROOT, WALKER_ON_NODE -> "Walkers";
      case FUNCTION -> "Functions";
      case WEBHOOK -> "Webhooks";
    };
  }

  private static String summary(Operation operation) {
    return switch (operation.form()) {
      case WALKER_ON_ROOT -> "API Root";
      case WALKER_ON_NODE -> "API Entry";
      case FUNCTION -> "Call " + operation.endpoint().name();
      case WEBHOOK -> "Webhook " + operation.endpoint().name();
    };
  }

  private static String operationId(Operation operation) {
    String path = operation.path().replaceAll("[^A-Za-z0-9]+", "_");
    return operation.method().toLowerCase(Locale.ROOT) + path;
  }

  private static List<Object> parameters(Operation operation) {
    List<Object> parameters = new ArrayList<>();
    if (operation.form() == Operation.Form.WALKER_ON_NODE) {
      parameters.add(
          parameter("node", "path", true, map("type", "string", "title", "Node"), NODE_HELP));
    }
    for (Parameter field : operation.endpoint().parameters()) {
      if (operation.pathParameters().contains(field.name())) {
        parameters.add(parameter(field.name(), "path", true, JsonSchemas.of(field.type()), null));
      } else if (operation.method().equals("GET")) {
        boolean required = field.defaultKind() == DefaultKind.REQUIRED;
        parameters.add(parameter(field.name(), "query", required, JsonSchemas.of(field), null));
      }
    }
    if (operation.form() == Operation.Form.WEBHOOK) {
      parameters.add(parameter("x-api-key", "header", true, map("type", "string"), null));
      parameters.add(
          parameter("x-webhook-signature", "header", false, map("type", "string"), null));
    } else if (operation.isProtected()) {
      parameters.add(parameter("Authorization", "header", false, map("type", "string"), null));
    }
    return parameters;
  }

  private static final String NODE_HELP =
      "The id of the node to start on (32 hex digits or a UUID), or the word root.";

  private static Map<String, Object> parameter(
      String name,
      String in,
      boolean required,
      Map<String, Object> schema,
      @Nullable String description) {
    Map<String, Object> parameter = map("name", name, "in", in, "required", required);
    if (description != null) {
      parameter.put("description", description);
    }
    parameter.put("schema", schema);
    return parameter;
  }

  private static Map<String, Object> body(Operation operation) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    boolean upload = false;
    for (Parameter field : operation.endpoint().parameters()) {
      if (!operation.pathParameters().contains(field.name())) {
        upload |= FileTypes.mentionFile(field.type());
        properties.put(field.name(), JsonSchemas.of(field));
        if (field.defaultKind() == DefaultKind.REQUIRED) {
          required.add(field.name());
        }
      }
    }
    Map<String, Object> schema = map("type", "object", "title", operation.endpoint().name());
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    return map("required", true, "content", Map.of(upload ? FORM : JSON, Map.of("schema", schema)));
  }

  private static Map<String, Object> responses(Operation operation) {
    Map<String, Object> responses = new LinkedHashMap<>();
    responses.put("200", answer("Successful Response", AnswerSchemas.success(operation)));
    if (operation.isProtected()) {
      responses.put("401", answer("The token is missing or not valid", AnswerSchemas.failure()));
    }
    if (!operation.endpoint().parameters().isEmpty()) {
      responses.put("422", answer("Validation Error", AnswerSchemas.validation()));
    }
    responses.put("500", answer("The program raised an error", AnswerSchemas.failure()));
    return responses;
  }

  private static Map<String, Object> answer(String description, Map<String, Object> schema) {
    return map("description", description, "content", Map.of(JSON, Map.of("schema", schema)));
  }

  static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}

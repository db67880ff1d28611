package io.jacquard.walker.openapi;

import static io.jacquard.walker.openapi.OpenApiDocument.map;

import io.jacquard.jac.Endpoint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What endpoints answer, as schemas; spec/jac-scale.md section 1.1. */
final class AnswerSchemas {
  private AnswerSchemas() {}

  /** Everything answers refer to by name. */
  static Map<String, Object> components() {
    Map<String, Object> schemas =
        map(
            "Meta", meta(),
            "Error", error(),
            "FailureEnvelope", envelope(map("type", "null"), ref("Error"), false),
            "ValidationError", validationError(),
            "HTTPValidationError", validationErrors(),
            "Walker", walker());
    Map<String, Object> bearer = map("type", "http", "scheme", "bearer", "bearerFormat", "JWT");
    return map("schemas", schemas, "securitySchemes", map("BearerAuth", bearer));
  }

  static Map<String, Object> success(Operation operation) {
    Map<String, Object> result = result(operation);
    Map<String, Object> reports = map("type", "array", "items", map(), "title", "Reports");
    Map<String, Object> data =
        map(
            "type", "object",
            "properties", map("result", result, "reports", reports),
            "required", List.of("result", "reports"));
    return envelope(data, map("type", "null"), true);
  }

  static Map<String, Object> failure() {
    return ref("FailureEnvelope");
  }

  static Map<String, Object> validation() {
    return ref("HTTPValidationError");
  }

  private static Map<String, Object> result(Operation operation) {
    if (operation.endpoint().kind() == Endpoint.Kind.WALKER) {
      return ref("Walker");
    }
    Endpoint.@Nullable TypeRef type = operation.endpoint().returnType();
    return type == null ? map() : JsonSchemas.of(type);
  }

  private static Map<String, Object> envelope(
      Map<String, Object> data, Map<String, Object> error, boolean ok) {
    return map(
        "type",
        "object",
        "properties",
        map(
            "ok", map("const", ok),
            "type", map("const", ok ? "response" : "error"),
            "data", data,
            "error", error,
            "meta", ref("Meta")),
        "required",
        List.of("ok", "type", "data", "error"));
  }

  private static Map<String, Object> meta() {
    Map<String, Object> status = map("http_status", map("type", "integer"));
    return map(
        "type", "object", "properties", map("extra", map("type", "object", "properties", status)));
  }

  private static Map<String, Object> error() {
    return map(
        "type",
        "object",
        "properties",
        map(
            "code", map("type", "string"),
            "message", map("type", "string"),
            "details", map()),
        "required",
        List.of("code", "message"));
  }

  private static Map<String, Object> walker() {
    return map(
        "type",
        "object",
        "description",
        "The walker after its walk, with its public fields.",
        "properties",
        map(
            "_jac_type", map("type", "string"),
            "_jac_id", map("type", "string"),
            "_jac_archetype", map("const", "walker")),
        "additionalProperties",
        true);
  }

  private static Map<String, Object> validationError() {
    Map<String, Object> place =
        map("anyOf", List.of(map("type", "string"), map("type", "integer")));
    return map(
        "type",
        "object",
        "title",
        "ValidationError",
        "properties",
        map(
            "loc", map("type", "array", "items", place, "title", "Location"),
            "msg", map("type", "string", "title", "Message"),
            "type", map("type", "string", "title", "Error Type")),
        "required",
        List.of("loc", "msg", "type"));
  }

  private static Map<String, Object> validationErrors() {
    Map<String, Object> detail =
        map("type", "array", "items", ref("ValidationError"), "title", "Detail");
    return map(
        "type", "object", "title", "HTTPValidationError", "properties", map("detail", detail));
  }

  private static Map<String, Object> ref(String name) {
    return map("$ref", "#/components/schemas/" + name);
  }
}

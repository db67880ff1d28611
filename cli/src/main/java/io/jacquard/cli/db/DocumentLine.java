package io.jacquard.cli.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.graph.upkeep.StoredGraph;
import io.jacquard.store.Body;
import io.jacquard.store.Document;
import io.jacquard.store.Write;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document as a line of JSON. What JSON lacks is an object with one member: {@code $bytes} in
 * Base64, {@code $float} for what is no finite number, {@code $map} around a map that has one of
 * these names.
 */
final class DocumentLine {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String BYTES = "$bytes";
  private static final String FLOAT = "$float";
  private static final String MAP = "$map";
  private static final String COLLECTION = "collection";
  private static final String ID = "id";
  private static final String BODY = "body";

  private DocumentLine() {}

  static String write(Document document) {
    ObjectNode line = NODES.objectNode();
    line.put(COLLECTION, document.key().collection());
    line.put(ID, document.id());
    line.set(BODY, object(document.fields()));
    return line.toString();
  }

  /**
   * What stores the document of a line.
   *
   * @throws DatabaseException when the line is none that {@link #write} made
   */
  static Write.Put read(String line) {
    try {
      JsonNode read = JSON.readTree(line);
      if (read.path(COLLECTION).isTextual()
          && read.path(ID).isTextual()
          && value(read.path(BODY)) instanceof Map<?, ?> fields) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        fields.forEach((name, value) -> body.put((String) name, value));
        String collection = read.path(COLLECTION).asText();
        return Write.insert(StoredGraph.key(collection, read.path(ID).asText()), Body.of(body));
      }
      throw new DatabaseException("it has no collection, id and body");
    } catch (JsonProcessingException _) {
      throw new DatabaseException("it is no JSON");
    } catch (IllegalArgumentException e) {
      throw new DatabaseException(String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode json(@Nullable Object value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case Boolean flag -> NODES.booleanNode(flag);
      case Long number -> NODES.numberNode(number);
      case Double number when Double.isFinite(number) -> NODES.numberNode(number);
      case Double number -> NODES.objectNode().put(FLOAT, number.toString());
      case String text -> NODES.textNode(text);
      case byte[] bytes -> NODES.objectNode().put(BYTES, Base64.getEncoder().encodeToString(bytes));
      case List<?> list -> {
        ArrayNode array = NODES.arrayNode();
        list.forEach(item -> array.add(json(item)));
        yield array;
      }
      case Map<?, ?> map -> object(map);
      default -> throw new IllegalStateException("a body holds a " + value.getClass());
    };
  }

  private static ObjectNode object(Map<?, ?> map) {
    ObjectNode object = NODES.objectNode();
    map.forEach((name, value) -> object.set((String) name, json(value)));
    boolean taken = map.containsKey(BYTES) || map.containsKey(FLOAT) || map.containsKey(MAP);
    return taken ? NODES.objectNode().set(MAP, object) : object;
  }

  private static @Nullable Object value(JsonNode json) {
    return switch (json.getNodeType()) {
      case NULL -> null;
      case BOOLEAN -> json.booleanValue();
      case STRING -> json.textValue();
      case NUMBER -> number(json);
      case ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        json.forEach(item -> list.add(value(item)));
        yield list;
      }
      case OBJECT -> object(json);
      case BINARY, MISSING, POJO ->
          throw new DatabaseException("it has no collection, id and body");
    };
  }

  private static Object number(JsonNode json) {
    if (json.isIntegralNumber()) {
      if (!json.canConvertToLong()) {
        throw new DatabaseException(json + " is no whole number of 64 bits");
      }
      return json.longValue();
    }
    return json.doubleValue();
  }

  private static Object object(JsonNode json) {
    if (json.has(BYTES)) {
      return Base64.getDecoder().decode(json.path(BYTES).asText());
    }
    if (json.has(FLOAT)) {
      return Double.valueOf(json.path(FLOAT).asText());
    }
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    JsonNode members = json.has(MAP) ? json.path(MAP) : json;
    members.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
    return map;
  }
}

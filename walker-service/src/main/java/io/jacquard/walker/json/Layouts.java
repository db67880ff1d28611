package io.jacquard.walker.json;

import io.jacquard.jac.Endpoint;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How objects of a program's classes look in JSON, worked out once per attribute layout: names
 * sorted and encoded, hidden ones left out. Belongs to one loaded program.
 */
public final class Layouts {
  private static final String REPORTS = "reports";
  private static final String REST_SPEC = "restspec";

  private final Map<Shape, Layout> layouts = new ConcurrentHashMap<>();
  private final Map<PyType, byte[]> restSpecs = new HashMap<>();

  public Layouts(List<Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      if (endpoint.target() instanceof PyType type && endpoint.restSpec() != null) {
        restSpecs.put(type, restSpec(endpoint.restSpec()));
      }
    }
  }

  Layout of(Shape shape) {
    Layout known = layouts.get(shape);
    return known != null ? known : layouts.computeIfAbsent(shape, this::layout);
  }

  /**
   * @param head everything up to the id's opening quote, for classes that have an id
   * @param afterId from the id's closing quote up to the first field, without a comma
   */
  @SuppressWarnings("ArrayRecordComponent") // encoded texts, never compared
  record Layout(Form form, byte[] head, byte[] afterId, List<Slot> slots) {}

  /** What sort of JSON an object becomes. */
  enum Form {
    GRAPH_OBJECT,
    ARCHETYPE,
    ENUM_MEMBER,
    PLAIN
  }

  /** One member of the JSON object, its name encoded as {@code "name":}. */
  @SuppressWarnings("ArrayRecordComponent") // encoded texts, never compared
  sealed interface Slot {
    byte[] name();

    /** The value in a slot of the instance. */
    record Attribute(byte[] name, int index) implements Slot {}

    /** The same for every object of the class. */
    record Constant(byte[] name, byte[] json) implements Slot {}
  }

  private Layout layout(Shape shape) {
    PyType type = shape.type();
    return switch (type.kind()) {
      case NODE -> archetype(shape, Form.GRAPH_OBJECT, "node");
      case EDGE -> archetype(shape, Form.GRAPH_OBJECT, "archetype");
      case WALKER -> archetype(shape, Form.ARCHETYPE, "walker");
      case OBJ -> archetype(shape, Form.ARCHETYPE, "archetype");
      case ENUM -> new Layout(Form.ENUM_MEMBER, new byte[0], new byte[0], List.of());
      case CLASS, BUILTIN -> new Layout(Form.PLAIN, new byte[0], new byte[0], slots(shape));
    };
  }

  private Layout archetype(Shape shape, Form form, String kind) {
    String name = shape.type().name();
    byte[] head = bytes("{\"_jac_type\":" + quoted(name) + ",\"_jac_id\":\"");
    byte[] afterId = bytes("\",\"_jac_archetype\":\"" + kind + "\"");
    return new Layout(form, head, afterId, slots(shape));
  }

  private List<Slot> slots(Shape shape) {
    Map<String, Slot> byName = new HashMap<>();
    PyType type = shape.type();
    if (type.kind() == PyType.Kind.WALKER) {
      byName.put(REPORTS, new Slot.Constant(encoded(REPORTS), bytes("{}")));
      if (restSpecs.containsKey(type)) {
        byName.put(REST_SPEC, new Slot.Constant(encoded(REST_SPEC), restSpecs.get(type)));
      }
    }
    for (int i = 0; i < shape.size(); i++) {
      String name = shape.name(i);
      if (isShown(type, name)) {
        byName.put(name, new Slot.Attribute(encoded(name), i));
      }
    }
    List<Map.Entry<String, Slot>> sorted = new ArrayList<>(byName.entrySet());
    if (type.kind() == PyType.Kind.CLASS || type.kind() == PyType.Kind.BUILTIN) {
      sorted.sort(Comparator.comparingInt(entry -> shape.slot(entry.getKey())));
    } else {
      sorted.sort(Map.Entry.comparingByKey());
    }
    return sorted.stream().map(Map.Entry::getValue).toList();
  }

  /** A walker's live reports are not its data, unless it declares a field of that name. */
  private static boolean isShown(PyType type, String name) {
    boolean live = type.kind() == PyType.Kind.WALKER && name.equals(REPORTS);
    return !name.startsWith("_")
        && (!live || type.fields().stream().anyMatch(field -> field.name().equals(REPORTS)));
  }

  private static byte[] restSpec(Endpoint.RestSpec spec) {
    String method = spec.method() == null ? "" : spec.method();
    String path = spec.path() == null ? "" : spec.path();
    String protocol =
        switch (spec.protocol()) {
          case HTTP -> "http";
          case WEBHOOK -> "webhook";
          case WEBSOCKET -> "websocket";
        };
    return bytes(
        "{\"_jac_type\":\"RestSpecs\",\"_jac_id\":\""
            + UUID.randomUUID().toString().replace("-", "")
            + "\",\"_jac_archetype\":\"archetype\",\"broadcast\":"
            + spec.broadcast()
            + ",\"method\":"
            + quoted(method)
            + ",\"path\":"
            + quoted(path)
            + ",\"protocol\":\""
            + protocol
            + "\"}");
  }

  private static byte[] encoded(String name) {
    return bytes(quoted(name) + ":");
  }

  private static String quoted(String text) {
    JsonBuffer buffer = new JsonBuffer();
    buffer.quoted(text);
    return new String(buffer.toBytes(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

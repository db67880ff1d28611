package io.jacquard.walker.json;

import io.jacquard.jac.lib.jaclang.UploadFile;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Repr;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes the language's values as the JSON that clients of the recorded contract parse. One writer
 * makes one answer; values that only the language can show are asked for their text, so it runs
 * inside the call.
 */
final class JsonWriter {
  private static final byte[] NULL = bytes("null");
  private static final byte[] TRUE = bytes("true");
  private static final byte[] FALSE = bytes("false");
  private static final HexFormat HEX = HexFormat.of();
  private static final int MAX_DEPTH = 500;

  private final JsonBuffer out = new JsonBuffer();
  private final Layouts layouts;
  private final @Nullable Graph graph;
  private @Nullable IdentityHashMap<Instance, String> ids;
  private int depth;
  private boolean lenient;

  /**
   * @param graph knows the ids of nodes and edges; {@code null} where none can occur
   */
  JsonWriter(Layouts layouts, @Nullable Graph graph) {
    this.layouts = layouts;
    this.graph = graph;
  }

  byte[] toBytes() {
    return out.toBytes();
  }

  /** Punctuation and names that need no escapes. */
  JsonWriter ascii(String json) {
    out.ascii(json);
    return this;
  }

  /** A value that was sent to us: numbers that JSON has no word for become null. */
  JsonWriter lenient(Object value) {
    lenient = true;
    value(value);
    lenient = false;
    return this;
  }

  JsonWriter raw(byte[] json) {
    out.raw(json);
    return this;
  }

  JsonWriter text(String text) {
    out.quoted(text);
    return this;
  }

  JsonWriter array(List<?> values) {
    out.one('[');
    for (int i = 0; i < values.size(); i++) {
      separate(i);
      value(values.get(i));
    }
    out.one(']');
    return this;
  }

  JsonWriter value(Object value) {
    switch (value) {
      case String text -> out.quoted(text);
      case Long number -> out.number(number);
      case Boolean flag -> out.raw(flag ? TRUE : FALSE);
      case None _ -> out.raw(NULL);
      case Double number -> decimal(number);
      case PyList list -> list(list);
      case PyDict dict -> dict(dict);
      case PyTuple tuple -> nested(() -> array(tuple.asJava()));
      case Instance instance -> nested(() -> instance(instance));
      case UploadFile file -> upload(file);
      case BigInteger number -> out.ascii(Repr.ofBig(number));
      default -> out.quoted(Ops.str(value));
    }
    return this;
  }

  private void list(PyList list) {
    enter();
    out.one('[');
    for (int i = 0; i < list.size(); i++) {
      separate(i);
      value(list.get(i));
    }
    out.one(']');
    depth--;
  }

  private void dict(PyDict dict) {
    enter();
    out.one('{');
    int count = 0;
    for (PyDict.Cursor entry = dict.entries(); entry.next(); ) {
      separate(count++);
      out.quoted(key(entry.key()));
      out.one(':');
      value(entry.value());
    }
    out.one('}');
    depth--;
  }

  /** As recorded: the stream and the headers show nothing of themselves. */
  private void upload(UploadFile file) {
    ascii("{\"filename\":").text(file.filename() == null ? "" : file.filename());
    ascii(",\"file\":{},\"size\":").value(file.size()).ascii(",\"headers\":{}}");
  }

  private static String key(Object key) {
    return switch (key) {
      case String text -> text;
      case Boolean flag -> flag ? "true" : "false";
      case None _ -> "null";
      default -> Ops.str(key);
    };
  }

  private void decimal(double value) {
    if (Double.isFinite(value)) {
      out.ascii(Repr.ofFloat(value));
    } else if (lenient) {
      out.raw(NULL);
    } else {
      throw Errors.valueError(
          "Out of range float values are not JSON compliant: " + Repr.ofFloat(value));
    }
  }

  private void instance(Instance instance) {
    Layouts.Layout layout = layouts.of(instance.loadedShape());
    switch (layout.form()) {
      case GRAPH_OBJECT -> archetype(layout, instance, graphId((GraphObject) instance));
      case ARCHETYPE -> archetype(layout, instance, id(instance));
      case ENUM_MEMBER -> value(Ops.getAttr(instance, "value"));
      case PLAIN -> {
        out.one('{');
        slots(layout, instance, 0);
        out.one('}');
      }
    }
  }

  private void archetype(Layouts.Layout layout, Instance instance, String id) {
    out.raw(layout.head());
    out.ascii(id);
    out.raw(layout.afterId());
    slots(layout, instance, 1);
    out.one('}');
  }

  private void slots(Layouts.Layout layout, Instance instance, int before) {
    int count = before;
    for (Layouts.Slot slot : layout.slots()) {
      switch (slot) {
        case Layouts.Slot.Constant(var name, var json) -> {
          separate(count++);
          out.raw(name);
          out.raw(json);
        }
        case Layouts.Slot.Attribute(var name, int index) -> {
          Object value = instance.slot(index);
          if (value != null) {
            separate(count++);
            out.raw(name);
            value(value);
          }
        }
      }
    }
  }

  private String graphId(GraphObject object) {
    if (graph == null) {
      throw new IllegalStateException("a node or edge outside of a call");
    }
    return graph.id(object);
  }

  /** Walkers and plain objects have ids for the length of one answer. */
  private String id(Instance instance) {
    if (ids == null) {
      ids = new IdentityHashMap<>();
    }
    return ids.computeIfAbsent(instance, _ -> passingId());
  }

  /** 32 hex digits in the form of a random UUID; nothing is ever found by it. */
  private static String passingId() {
    var random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
    return HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }

  private void nested(Runnable write) {
    enter();
    write.run();
    depth--;
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw Errors.valueError("Circular reference detected");
    }
    Execution.checkSize(out.size());
  }

  private void separate(int index) {
    if (index > 0) {
      out.one(',');
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

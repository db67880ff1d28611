package io.jacquard.graph;

import io.jacquard.graph.ObjectState.EdgeState;
import io.jacquard.graph.ObjectState.NodeState;
import io.jacquard.graph.type.Types;
import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.Shape;
import io.jacquard.store.Body;
import io.jacquard.store.Document;
import io.jacquard.store.Write;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects as documents. The head (class, owner, access, ends) is read at once, attributes at their
 * first use. Attributes are compared one by one with what was read, so that only what the call
 * changed is written: fields that its class does not know, or that it could not read, stay.
 */
final class DocumentCodec {
  private static final String ALL = "all";
  private static final String ROOTS = "roots";
  private static final String VALUE = "v";

  private final ObjectTable objects;
  private final ValueCodec values;

  DocumentCodec(ObjectTable objects, Types types) {
    this.objects = objects;
    this.values = new ValueCodec(objects, types);
  }

  Body newRoot(String id) {
    return Body.of(
        Map.of(
            Collections.TYPE,
            OspTypes.ROOT.qualifiedName(),
            Collections.IS_ROOT,
            true,
            Collections.OWNER,
            id,
            Collections.FIELDS,
            Map.of()));
  }

  void readHead(ObjectState state, Document document) {
    state.stored = document;
    state.inStore = true;
    state.persistent = true;
    state.owner = document.field(Collections.OWNER) instanceof String owner ? owner : null;
    if (document.field(Collections.ACCESS) instanceof Map<?, ?> access) {
      if (access.get(ALL) instanceof Long level) {
        state.everybody = AccessLevel.of(level.longValue());
      }
      if (access.get(ROOTS) instanceof Map<?, ?> roots) {
        roots.forEach((root, level) ->
            state.roots.put((String) root, AccessLevel.of(((Long) level).longValue())));
      }
    }
  }

  /**
   * Sets the attributes of an object; defaults fill what its document lacks.
   *
   * @throws io.jacquard.jac.runtime.failure.JacError naming the object when one of them cannot be
   *     read
   */
  void readFields(ObjectState state) {
    try {
      decodeFields(state);
    } catch (IllegalStateException
        | IllegalArgumentException
        | ClassCastException
        | NullPointerException
        | IndexOutOfBoundsException e) {
      throw Unreadable.error(state.key(), String.valueOf(e));
    } catch (JacError e) {
      throw e.isA("ValueError") ? Unreadable.error(state.key(), String.valueOf(e.getMessage())) : e;
    }
  }

  private void decodeFields(ObjectState state) {
    GraphObject object = state.object();
    Map<String, @Nullable Object> fields = storedFields(state);
    ValueCodec.Reading reading = values.reading();
    for (PyType.FieldSpec field : object.type().fields()) {
      if (fields.containsKey(field.name())) {
        object.own(field.name(), reading.decode(fields.get(field.name())));
      } else if (field.factory() != null && !field.byPostinit()) {
        object.own(field.name(), field.factory().get());
        reading.differs();
      }
    }
    fields.forEach((name, value) -> {
      if (object.own(name) == null) {
        object.own(name, reading.decode(value));
      }
    });
    state.baseline = reading.exact() ? null : encodeFields(object);
  }

  private static Map<String, @Nullable Object> storedFields(ObjectState state) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    if (state.stored != null
        && state.stored.field(Collections.FIELDS) instanceof Map<?, ?> stored) {
      stored.forEach((name, value) -> fields.put((String) name, value));
    }
    return fields;
  }

  private Map<String, @Nullable Object> encodeFields(GraphObject object) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    Shape shape = object.loadedShape();
    for (int slot = 0; slot < shape.size(); slot++) {
      Object value = object.slot(slot);
      if (value != null) {
        fields.put(shape.name(slot), values.encode(object.type(), shape.name(slot), value));
      }
    }
    return fields;
  }

  /**
   * What is to be written for a kept object, or {@code null} when its document is as it should be.
   */
  @Nullable Change change(ObjectState state) {
    GraphObject object = state.object();
    boolean touched = object.shape().loaded();
    boolean moved =
        state instanceof EdgeState edge && state.inStore && !edge.ends().equals(edge.storedEnds);
    if (state.inStore && !touched && !state.accessChanged && !moved) {
      return null;
    }
    objects.load(state);
    Document stored = state.stored;
    Map<String, @Nullable Object> before = storedFields(state);
    Map<String, @Nullable Object> now = touched || stored == null ? encodeFields(object) : before;
    Map<String, @Nullable Object> base = state.baseline == null ? before : state.baseline;
    Map<String, @Nullable Object> merged = merge(before, base, now);
    boolean fieldsChanged = stored != null && merged != null;
    if (stored != null && !fieldsChanged && !state.accessChanged && !moved) {
      return null;
    }
    Body body = body(state, merged == null ? before : merged);
    Write write = stored == null ? Write.insert(state.key(), body) : Write.replace(stored, body);
    return new Change(write, body, state.baseline == null ? null : now, fieldsChanged);
  }

  /**
   * A document to be written.
   *
   * @param baseline what {@link ObjectState#baseline} is once it is written
   * @param fieldsChanged whether attributes of a stored object changed, which needs WRITE
   */
  record Change(
      Write write,
      Body body,
      @Nullable Map<String, @Nullable Object> baseline,
      boolean fieldsChanged) {}

  /** The stored fields with what changed between base and now; {@code null} for no change. */
  private static @Nullable Map<String, @Nullable Object> merge(
      Map<String, @Nullable Object> stored,
      Map<String, @Nullable Object> base,
      Map<String, @Nullable Object> now) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(stored);
    boolean[] changed = new boolean[1];
    now.forEach((name, value) -> {
      if (!base.containsKey(name) || !same(base.get(name), value)) {
        merged.put(name, value);
        changed[0] = true;
      }
    });
    base.keySet()
        .forEach(name -> {
          if (!now.containsKey(name)) {
            merged.remove(name);
            changed[0] = true;
          }
        });
    return changed[0] ? merged : null;
  }

  private static boolean same(@Nullable Object a, @Nullable Object b) {
    return wrapped(a).equals(wrapped(b));
  }

  private static Body wrapped(@Nullable Object value) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put(VALUE, value);
    return Body.of(one);
  }

  private Body body(ObjectState state, Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put(Collections.TYPE, state.object().type().qualifiedName());
    switch (state) {
      case NodeState node -> {
        if (node.isRoot()) {
          body.put(Collections.IS_ROOT, true);
        }
      }
      case EdgeState edge -> {
        EdgeRef ends = edge.ends();
        body.put(Collections.SOURCE, ends.source());
        body.put(Collections.SOURCE_TYPE, ends.sourceType());
        body.put(Collections.TARGET, ends.target());
        body.put(Collections.TARGET_TYPE, ends.targetType());
        body.put(Collections.UNDIRECTED, ends.undirected());
      }
    }
    body.put(Collections.OWNER, state.owner);
    body.put(Collections.ACCESS, access(state));
    body.put(Collections.FIELDS, fields);
    Body encoded = Body.of(body);
    if (encoded.size() > Body.LARGEST) {
      throw Errors.valueError(
          "this %s takes %,d bytes; a kept object has at most %,d"
              .formatted(state.object().type().name(), encoded.size(), Body.LARGEST));
    }
    return encoded;
  }

  private static Map<String, Object> access(ObjectState state) {
    Map<String, Object> access = new LinkedHashMap<>();
    if (state.everybody != AccessLevel.NO_ACCESS) {
      access.put(ALL, state.everybody.value());
    }
    if (!state.roots.isEmpty()) {
      Map<String, Object> roots = new LinkedHashMap<>();
      state.roots.forEach((root, level) -> roots.put(root, level.value()));
      access.put(ROOTS, roots);
    }
    return access;
  }
}

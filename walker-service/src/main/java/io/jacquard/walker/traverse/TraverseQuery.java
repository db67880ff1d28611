package io.jacquard.walker.traverse;

import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Endpoint.DefaultKind;
import io.jacquard.jac.Endpoint.Parameter;
import io.jacquard.jac.Endpoint.TypeRef;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.walker.call.Refusal;
import io.jacquard.walker.typing.Inputs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a traversal.
 *
 * @param source id of a node or an edge, or {@code root}
 * @param depth steps from the source; a node and an edge each count one
 * @param detailed with the attributes of what is met
 * @param nodeTypes class names, plain or qualified; {@code null} for all
 * @param offset how much of the answer to skip
 * @param limit the most nodes and edges in the answer
 */
record TraverseQuery(
    String source,
    long depth,
    boolean detailed,
    @Nullable Set<String> nodeTypes,
    @Nullable Set<String> edgeTypes,
    long offset,
    long limit) {
  private static final TypeRef TEXTS =
      new TypeRef.Generic("list", List.of(new TypeRef.Named("str")));
  private static final long DEFAULT_LIMIT = 1_000;

  TraverseQuery {
    if (depth < 0 || offset < 0 || limit < 1) {
      throw Refusal.malformed("depth and offset are not negative, and limit is at least 1")
          .thrown();
    }
  }

  /** The fields, described as a program's are, so that they are checked and refused alike. */
  static Inputs inputs(String method) {
    List<Parameter> parameters =
        List.of(
            optional("source", new TypeRef.Named("str")),
            optional("depth", new TypeRef.Named("int")),
            optional("detailed", new TypeRef.Named("bool")),
            optional("node_types", TEXTS),
            optional("edge_types", TEXTS),
            optional("offset", new TypeRef.Named("int")),
            optional("limit", new TypeRef.Named("int")));
    Endpoint endpoint =
        new Endpoint(
            Endpoint.Kind.FUNCTION,
            "traverse",
            Endpoint.Access.PROTECTED,
            false,
            parameters,
            null,
            null,
            null,
            false,
            "",
            1,
            (_, _) -> None.NONE);
    return new Inputs(endpoint, method, Set.of());
  }

  private static Parameter optional(String name, TypeRef type) {
    return new Parameter(name, type, DefaultKind.VALUE, null);
  }

  /** From checked values. */
  static TraverseQuery of(Map<String, Object> values) {
    return new TraverseQuery(
        (String) values.getOrDefault("source", "root"),
        number(values, "depth", 1),
        (Boolean) values.getOrDefault("detailed", false),
        names(values.get("node_types")),
        names(values.get("edge_types")),
        number(values, "offset", 0),
        number(values, "limit", DEFAULT_LIMIT));
  }

  private static long number(Map<String, Object> values, String name, long otherwise) {
    return switch (values.get(name)) {
      case null -> otherwise;
      case Long number -> number;
      default -> throw Refusal.malformed(name + " is too large").thrown();
    };
  }

  private static @Nullable Set<String> names(@Nullable Object sent) {
    if (!(sent instanceof PyList list)) {
      return null;
    }
    Set<String> names = new LinkedHashSet<>();
    list.asJava().forEach(name -> names.add((String) name));
    return names;
  }

  boolean wantsNode(PyType type) {
    return matches(nodeTypes, type);
  }

  boolean wantsEdge(PyType type) {
    return matches(edgeTypes, type);
  }

  private static boolean matches(@Nullable Set<String> wanted, PyType type) {
    return wanted == null || wanted.contains(type.name()) || wanted.contains(type.qualifiedName());
  }
}

package io.jacquard.jac;

import io.jacquard.jac.Endpoint.Access;
import io.jacquard.jac.Endpoint.Protocol;
import io.jacquard.jac.Endpoint.RestSpec;
import io.jacquard.jac.osp.JacBuiltins;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a walker or function asks to be exposed: {@code @restspec(..)}, or generation 1's {@code obj
 * __specs__} inside the walker.
 *
 * @param auth what {@code __specs__} says about authentication; {@code null} when it is silent
 */
record Specs(@Nullable RestSpec restSpec, @Nullable Boolean auth, boolean hidden) {
  private static final Specs NOTHING = new Specs(null, null, false);

  static Specs of(PyType walker) {
    if (walker.namespace().get(JacBuiltins.RESTSPEC) instanceof PyDict options) {
      return new Specs(restSpec(options::get), null, false);
    }
    return walker.namespace().get("__specs__") instanceof PyType specs
        ? firstGeneration(specs)
        : NOTHING;
  }

  static Specs of(PyFunction function) {
    return function.attributes().get(JacBuiltins.RESTSPEC) instanceof PyDict options
        ? new Specs(restSpec(options::get), null, false)
        : NOTHING;
  }

  /** The access tag, unless {@code __specs__} decides. */
  Access access(Access declared) {
    if (hidden) {
      return Access.PRIVATE;
    }
    return auth == null ? declared : auth ? Access.PROTECTED : Access.PUBLIC;
  }

  private static Specs firstGeneration(PyType specs) {
    Object auth = specs.lookup("auth");
    Object hidden = specs.lookup("private");
    return new Specs(
        restSpec(specs::lookup),
        auth == null ? null : Ops.truthy(auth),
        hidden != null && Ops.truthy(hidden));
  }

  private static RestSpec restSpec(Function<String, @Nullable Object> option) {
    String method = text(option.apply("method"));
    return new RestSpec(
        method != null ? method : first(option.apply("methods")),
        text(option.apply("path")),
        protocol(option),
        isSet(option.apply("broadcast")),
        option.apply("retry") == null || isSet(option.apply("retry")),
        text(option.apply("framing")));
  }

  private static Protocol protocol(Function<String, @Nullable Object> option) {
    if (isSet(option.apply("webhook"))) {
      return Protocol.WEBHOOK;
    }
    String named = text(option.apply("protocol"));
    return switch (named == null ? "" : named.toUpperCase(Locale.ROOT)) {
      case "WEBHOOK" -> Protocol.WEBHOOK;
      case "WEBSOCKET" -> Protocol.WEBSOCKET;
      default -> Protocol.HTTP;
    };
  }

  /** A string, or the name of an enum's member; empty and None say nothing. */
  private static @Nullable String text(@Nullable Object value) {
    if (value == null || value == None.NONE) {
      return null;
    }
    if (value instanceof String string) {
      return string.isEmpty() ? null : string;
    }
    Object name = Ops.findAttr(value, "name");
    return name instanceof String string ? string : Ops.str(value);
  }

  private static @Nullable String first(@Nullable Object values) {
    if (values == null || values == None.NONE) {
      return null;
    }
    PyIterator items = Ops.iterate(values);
    return text(items.next());
  }

  private static boolean isSet(@Nullable Object value) {
    return value != null && Ops.truthy(value);
  }
}

package io.jacquard.walker;

import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Endpoint.DefaultKind;
import io.jacquard.jac.Endpoint.Parameter;
import io.jacquard.jac.Endpoint.RestSpec;
import io.jacquard.jac.Endpoint.TypeRef;
import io.jacquard.jac.runtime.None;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Endpoints for tests, as a program would declare them. */
public final class Endpoints {
  private Endpoints() {}

  public static Endpoint walker(String name, Parameter... parameters) {
    return make(Endpoint.Kind.WALKER, name, null, Endpoint.Access.PUBLIC, true, parameters);
  }

  public static Endpoint function(String name, Parameter... parameters) {
    return make(Endpoint.Kind.FUNCTION, name, null, Endpoint.Access.PUBLIC, true, parameters);
  }

  public static Endpoint walker(
      String name, @Nullable String method, @Nullable String path, Parameter... parameters) {
    RestSpec spec = new RestSpec(method, path, Endpoint.Protocol.HTTP, false, true, null);
    return make(Endpoint.Kind.WALKER, name, spec, Endpoint.Access.PUBLIC, true, parameters);
  }

  public static Endpoint imported(String name, Endpoint.Access access) {
    return make(Endpoint.Kind.WALKER, name, null, access, false);
  }

  public static Endpoint speaking(String name, Endpoint.Protocol protocol) {
    RestSpec spec = new RestSpec(null, null, protocol, false, true, null);
    return make(Endpoint.Kind.WALKER, name, spec, Endpoint.Access.PUBLIC, true);
  }

  public static Parameter required(String name, TypeRef type) {
    return new Parameter(name, type, DefaultKind.REQUIRED, null);
  }

  public static Parameter required(String name, String type) {
    return required(name, new TypeRef.Named(type));
  }

  public static Parameter optional(String name, String type) {
    return new Parameter(name, new TypeRef.Named(type), DefaultKind.VALUE, null);
  }

  private static Endpoint make(
      Endpoint.Kind kind,
      String name,
      @Nullable RestSpec spec,
      Endpoint.Access access,
      boolean inEntryModule,
      Parameter... parameters) {
    return new Endpoint(
        kind,
        name,
        access,
        false,
        List.of(parameters),
        spec,
        null,
        null,
        inEntryModule,
        "app.jac",
        7,
        (_, _) -> None.NONE);
  }
}

package io.jacquard.jac;

import io.jacquard.jac.runtime.function.PyCallable;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A walker or function that a server may expose; known once the program's module body has run,
 * because {@code @restspec} arguments are expressions.
 *
 * @param target the walker class or the function itself
 * @param inEntryModule defined in the entry module, not imported into it
 * @param file where it is declared
 * @param line counted from 1
 */
public record Endpoint(
    Kind kind,
    String name,
    Access access,
    boolean async,
    List<Parameter> parameters,
    @Nullable RestSpec restSpec,
    @Nullable TypeRef returnType,
    @Nullable String doc,
    boolean inEntryModule,
    String file,
    int line,
    PyCallable target) {

  /** What is exposed. */
  public enum Kind {
    WALKER,
    FUNCTION
  }

  /** The access tag as declared; no tag reads as PROTECTED. */
  public enum Access {
    PUBLIC,
    PROTECTED,
    PRIVATE
  }

  /**
   * A walker field or function parameter.
   *
   * @param defaultKind whether and how it may be left out
   * @param defaultValue the constant default when there is one; mutable and computed defaults are
   *     made per call by the language itself and show here as {@code null}
   */
  public record Parameter(
      String name, TypeRef type, DefaultKind defaultKind, @Nullable Object defaultValue) {}

  /** How a parameter may be left out. */
  public enum DefaultKind {
    REQUIRED,
    NONE,
    VALUE
  }

  /** A declared type, resolved as far as names go. */
  public sealed interface TypeRef {
    /** As it is written in a program: {@code list[int]}, {@code str | None}. */
    default String text() {
      return switch (this) {
        case Any _ -> "Any";
        case Named(var name) -> name;
        case Archetype(var name, _) -> name;
        case Generic(var name, var arguments) -> name + "[" + text(arguments, ", ") + "]";
        case Union(var members) -> text(members, " | ");
      };
    }

    private static String text(List<TypeRef> types, String separator) {
      return types.stream().map(TypeRef::text).collect(Collectors.joining(separator));
    }

    /** No annotation, {@code any}, {@code Any}, or something unknown. */
    record Any() implements TypeRef {}

    /** {@code str int float bool bytes None UploadFile datetime} and other plain names. */
    record Named(String name) implements TypeRef {}

    /** {@code list[T] dict[K, V] set[T] tuple[T, …]}. */
    record Generic(String name, List<TypeRef> arguments) implements TypeRef {}

    /** {@code A | B}, {@code Optional[A]}. */
    record Union(List<TypeRef> members) implements TypeRef {}

    /** A class of the program: an enum, an {@code obj}, a node … */
    record Archetype(String name, io.jacquard.jac.runtime.type.PyType type) implements TypeRef {}
  }

  /**
   * The arguments of {@code @restspec}; {@code null} where not given.
   *
   * @param framing {@code sse} when a stream is to be sent as server-sent events
   */
  public record RestSpec(
      @Nullable String method,
      @Nullable String path,
      Protocol protocol,
      boolean broadcast,
      boolean retry,
      @Nullable String framing) {}

  /** Whether a call that met a concurrent change may be run again. */
  public boolean mayRepeat() {
    return restSpec == null || restSpec.retry();
  }

  /** How an endpoint is reached. */
  public enum Protocol {
    HTTP,
    WEBHOOK,
    WEBSOCKET
  }
}

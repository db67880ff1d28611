package io.jacquard.jac.resolve.ir;

import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resolved class.
 *
 * @param body runs once with the class's namespace
 * @param self the variable of the body's frame that holds the finished class, for {@code super}
 */
public record ClassCode(
    String name,
    String qualifiedName,
    PyType.Kind kind,
    boolean async,
    FunctionCode body,
    Variable self,
    List<AbilityCode> abilities,
    Map<String, String> annotations,
    @Nullable String doc) {

  /**
   * An ability as declared; its function stands in the namespace under its name.
   *
   * @param trigger evaluates the event's type; {@code null} for an untyped event
   */
  public record AbilityCode(String name, boolean entry, @Nullable FunctionCode trigger) {}
}

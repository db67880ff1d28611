package io.jacquard.jac.resolve.ir;

import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.source.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resolved function, lambda, thunk, or body of a module or class. Parameters take the first slots
 * of its frame, in order.
 *
 * @param captures cells taken over from the frame that makes the function
 * @param locals the variables of the frame, parameters first
 * @param generator its body yields
 * @param returns the declared type of its result as source text
 */
public record FunctionCode(
    String name,
    String qualifiedName,
    Source source,
    int at,
    List<Parameter> parameters,
    List<Capture> captures,
    List<Variable> locals,
    List<IrStmt> body,
    boolean generator,
    boolean async,
    @Nullable String doc,
    String returns) {
  /** The declared type of a result that nothing declares. */
  public static final String NO_RESULT = "None";

  /**
   * @param annotation the declared type as source text
   * @param optional it has a default
   */
  public record Parameter(
      Variable variable,
      PyFunction.ParameterKind kind,
      @Nullable String annotation,
      boolean optional) {}

  /** The cell in the making frame's variable becomes the cell of {@code inner}. */
  public record Capture(Variable outer, Variable inner) {}
}

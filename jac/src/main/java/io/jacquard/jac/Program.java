package io.jacquard.jac;

import io.jacquard.jac.osp.GraphObject;
import io.jacquard.jac.runtime.Execution;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A loaded program: parsed, checked and lowered. Immutable code with mutable module globals; safe
 * for concurrent calls, each in its own {@link Execution}.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Program {
  private Program() {}

  /**
   * Reads the entry file and every Jac module it imports.
   *
   * @throws io.jacquard.jac.source.ProgramException with every diagnostic, when it cannot be loaded
   */
  public static Program load(Path entry) {
    throw new UnsupportedOperationException(entry.toString());
  }

  /** Runs the module bodies ({@code glob}, {@code with entry}) once, inside the given execution. */
  public void initialize(Execution execution) {
    throw new UnsupportedOperationException();
  }

  /** Every file the program was read from; what a reload watches. */
  public List<Path> files() {
    throw new UnsupportedOperationException();
  }

  /** Walkers and functions visible in the entry module; valid after {@link #initialize}. */
  public List<Endpoint> endpoints() {
    throw new UnsupportedOperationException();
  }

  /**
   * Constructs a walker from keyword values and spawns it on a node.
   *
   * @param at where to start; {@code null} for the execution's root
   * @return the walker object; reports are in the execution
   * @throws io.jacquard.jac.runtime.JacError what the program raised
   */
  public Object spawn(
      Endpoint walker, Map<String, Object> fields, @Nullable GraphObject at, Execution execution) {
    throw new UnsupportedOperationException();
  }

  /** Calls a function by keyword values; awaits it when it is async. */
  public Object call(Endpoint function, Map<String, Object> arguments, Execution execution) {
    throw new UnsupportedOperationException();
  }

  /** The class whose stored documents carry this {@code module.Class} name, or {@code null}. */
  public io.jacquard.jac.runtime.@Nullable PyType typeNamed(String qualifiedName) {
    throw new UnsupportedOperationException();
  }
}

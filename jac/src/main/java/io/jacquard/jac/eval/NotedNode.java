package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.JacError;
import java.util.Set;

/**
 * The last argument of a call whose name is one that {@code logging} has: notes where the call
 * stands right before it happens. Other calls leave no trace while they succeed.
 */
public final class NotedNode extends Node {
  private static final Set<String> NAMES =
      Set.of("debug", "info", "warning", "warn", "error", "exception", "critical", "fatal", "log");

  private final Node argument;
  private final JacError.TraceEntry place;

  public NotedNode(Node argument, JacError.TraceEntry place) {
    this.argument = argument;
    this.place = place;
  }

  /** Whether a call of that name wants its place noted. */
  public static boolean isFor(String name) {
    return NAMES.contains(name);
  }

  @Override
  public Object execute(Frame frame) {
    Object value = argument.execute(frame);
    Execution.current().note(place);
    return value;
  }
}

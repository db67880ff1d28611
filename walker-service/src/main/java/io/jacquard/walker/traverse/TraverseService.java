package io.jacquard.walker.traverse;

import io.jacquard.walker.call.CallService;
import io.jacquard.walker.call.Outcome;
import io.jacquard.walker.json.Envelopes;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.typing.Inputs;
import jakarta.inject.Singleton;
import java.util.Map;

/** Answers traversals as calls that only read. */
@Singleton
public final class TraverseService {
  private final CallService calls;
  private final TraverseConfig config;

  TraverseService(CallService calls, TraverseConfig config) {
    this.calls = calls;
    this.config = config;
  }

  /** What a request may say: in its query when the method is GET, else in its body. */
  public static Inputs inputs(String method) {
    return TraverseQuery.inputs(method);
  }

  /** Runs a traversal for a root, on the current thread. */
  public Outcome run(Map<String, Object> values, String root, LoadedProgram program) {
    return calls.read(
        "traverse",
        root,
        program,
        unit ->
            Envelopes.data(
                Traversal.of(unit, TraverseQuery.of(values), config.most()),
                program.layouts(),
                unit));
  }
}

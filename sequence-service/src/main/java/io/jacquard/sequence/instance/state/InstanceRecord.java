package io.jacquard.sequence.instance.state;

import java.time.Instant;
import java.util.Optional;

/**
 * What a hub remembers of an instance.
 *
 * @param sequence the id of its sequence
 * @param revision which package of the sequence it runs
 * @param runner the name of its runner
 * @param pid the number of the runner's process, which with {@code began} says which one it is
 */
public record InstanceRecord(
    String id,
    String sequence,
    String revision,
    StartRequest request,
    Instant created,
    String runner,
    long pid,
    Instant began,
    InstanceState state,
    Rerun rerun) {

  public InstanceRecord with(InstanceState next) {
    return new InstanceRecord(
        id, sequence, revision, request, created, runner, pid, began, next, rerun);
  }

  public InstanceRecord with(Rerun next) {
    return new InstanceRecord(
        id, sequence, revision, request, created, runner, pid, began, state, next);
  }

  /** How it ended, if it has. */
  public Optional<InstanceState.Exit> exit() {
    return switch (state) {
      case InstanceState.Completed completed -> Optional.of(completed.exit());
      case InstanceState.Errored errored -> Optional.of(errored.exit());
      case InstanceState.Starting _,
          InstanceState.Running _,
          InstanceState.Stopping _,
          InstanceState.Killing _ ->
          Optional.empty();
    };
  }

  /** When it ended; the beginning of time while it has not. */
  public Instant ended() {
    return switch (state) {
      case InstanceState.Completed completed -> completed.ended();
      case InstanceState.Errored errored -> errored.ended();
      case InstanceState.Starting _,
          InstanceState.Running _,
          InstanceState.Stopping _,
          InstanceState.Killing _ ->
          Instant.EPOCH;
    };
  }
}

package io.jacquard.sequence.instance.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The life of an instance (spec/scramjet-hub.md section 3.6); a transition gives the next state.
 */
public sealed interface InstanceState {
  /** The exit code of an instance that was stopped. */
  int STOPPED = 138;

  /** The exit code of an instance that was killed. */
  int KILLED = 137;

  /** What the API calls it. */
  String wire();

  /** When its runner took it; {@code null} before. */
  @Nullable Instant started();

  record Starting() implements InstanceState {
    @Override
    public String wire() {
      return "starting";
    }

    @Override
    public @Nullable Instant started() {
      return null;
    }
  }

  record Running(Instant started) implements InstanceState {
    @Override
    public String wire() {
      return "running";
    }
  }

  record Stopping(@Nullable Instant started) implements InstanceState {
    @Override
    public String wire() {
      return "stopping";
    }
  }

  record Killing(@Nullable Instant started) implements InstanceState {
    @Override
    public String wire() {
      return "killing";
    }
  }

  /** Over, as it should be. */
  record Completed(@Nullable Instant started, Instant ended, Exit exit) implements InstanceState {
    @Override
    public String wire() {
      return "completed";
    }
  }

  /** Over by a failure. */
  record Errored(@Nullable Instant started, Instant ended, Exit exit) implements InstanceState {
    @Override
    public String wire() {
      return "errored";
    }
  }

  /** How a process ended. */
  record Exit(int code, String reason) {}

  default boolean over() {
    return switch (this) {
      case Completed _, Errored _ -> true;
      case Starting _, Running _, Stopping _, Killing _ -> false;
    };
  }

  default InstanceState accepted(Instant now) {
    return this instanceof Starting ? new Running(now) : this;
  }

  default InstanceState stopping() {
    return switch (this) {
      case Starting _, Running _ -> new Stopping(started());
      case Stopping _, Killing _, Completed _, Errored _ -> this;
    };
  }

  default InstanceState killing() {
    return switch (this) {
      case Starting _, Running _, Stopping _ -> new Killing(started());
      case Killing _, Completed _, Errored _ -> this;
    };
  }

  /** The end; one that was asked to end did so as it should, however its process took it. */
  default InstanceState ended(Exit exit, Instant now) {
    return switch (this) {
      case Starting _, Running _ ->
          exit.code() == 0
              ? new Completed(started(), now, exit)
              : new Errored(started(), now, exit);
      case Stopping _ -> new Completed(started(), now, new Exit(STOPPED, "Instance stopped"));
      case Killing _ -> new Completed(started(), now, new Exit(KILLED, "Instance killed"));
      case Completed _, Errored _ -> this;
    };
  }
}

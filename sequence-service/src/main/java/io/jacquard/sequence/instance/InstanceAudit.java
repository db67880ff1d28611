package io.jacquard.sequence.instance;

import io.jacquard.sequence.instance.state.InstanceState;

/** The numbers by which audit records tell of an instance's states. */
final class InstanceAudit {
  private static final int STARTED = 0;
  private static final int STOPPED = 1;
  private static final int ENDED = 2;
  private static final int TERMINATED = 3;
  private static final int CONNECTED = 4;

  private InstanceAudit() {}

  static int code(InstanceState state) {
    return switch (state) {
      case InstanceState.Starting _ -> CONNECTED;
      case InstanceState.Running _ -> STARTED;
      case InstanceState.Stopping _ -> STOPPED;
      case InstanceState.Killing _ -> TERMINATED;
      case InstanceState.Completed _, InstanceState.Errored _ -> ENDED;
    };
  }
}

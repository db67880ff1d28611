package io.jacquard.sequence.instance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What an instance asks of the hub that it belongs to. */
interface InstanceHost {

  /** Remembers the state that the instance is in now. */
  void keep(InstanceRecord instance);

  /** Keeps a value for the instance's next start. */
  void save(String id, JsonNode state);

  /** The instance told something, which others may listen to. */
  void told(Instance instance, EventBoard.Event event);

  /** The instance is over. */
  void ended(Instance instance);

  /** Does something later, on a thread that may wait. */
  void later(Duration delay, Runnable action);
}

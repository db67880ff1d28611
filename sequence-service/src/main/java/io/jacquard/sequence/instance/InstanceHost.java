package io.jacquard.sequence.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.instance.state.InstanceRecord;
import io.jacquard.sequence.instance.state.Rerun;
import java.time.Duration;

/** What an instance asks of the hub that it belongs to. */
interface InstanceHost {

  /** Remembers the state that the instance is in now. */
  void keep(InstanceRecord instance);

  /** Keeps a value for the instance's next start. */
  void save(String id, JsonNode state);

  /**
   * The instance told something, which others may listen to.
   *
   * @param everywhere whether instances of other sequences are meant too
   */
  void told(Instance instance, EventBoard.Event event, boolean everywhere);

  /** What a runner is told of the hub that its instance belongs to, so that it can call it. */
  ObjectNode introduction(InstanceRecord instance);

  /**
   * Whether and when an instance that ends is begun again.
   *
   * @param ending the record of the instance in its last state
   */
  Rerun rerun(InstanceRecord ending, boolean withTheHub);

  /** The instance has said more of what it reads and writes. */
  void declared(Instance instance);

  /** The instance is over. */
  void ended(Instance instance);

  /** Does something later, on a thread that may wait. */
  void later(Duration delay, Runnable action);
}

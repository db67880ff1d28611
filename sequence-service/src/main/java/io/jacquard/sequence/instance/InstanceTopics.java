package io.jacquard.sequence.instance;

/** What connects instances to the topics that they read and write. */
public interface InstanceTopics {

  /** Follows what an instance has said of its topics; comes in the order of its messages. */
  void declared(Instance instance);
}

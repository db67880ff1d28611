package io.jacquard.topic.redis;

import java.util.concurrent.CompletionStage;

/** Where the Redis of the topics is. */
public interface RedisPlace {

  /**
   * Its address, with what is needed to be let in. Fails with {@link NoRedisException} when there
   * is none.
   */
  CompletionStage<String> address();

  /** Whether it is there or can be started; says nothing of whether it answers. */
  boolean exists();

  /** Whether it can be asked without starting it. */
  boolean running();
}

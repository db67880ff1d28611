package io.jacquard.topic.redis;

import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/** What Redis must have said. */
public final class Answers {
  private Answers() {}

  /** An answer that is there. */
  public static Response present(@Nullable Response answer) {
    if (answer == null) {
      throw new IllegalStateException("Redis answered nothing");
    }
    return answer;
  }

  /** A number. */
  public static long number(@Nullable Response answer) {
    @Nullable Long number = present(answer).toLong();
    if (number == null) {
      throw new IllegalStateException("Redis answered no number: " + answer);
    }
    return number;
  }
}

package io.jacquard.topic.log;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be added to a topic in one step.
 *
 * @param life the life of the topic it belongs to, {@code null} for the one it has
 * @param entries none longer than a line or a chunk
 * @param end whether the topic ends with it
 * @param echo whether it comes from an instance that reads the same topic
 * @param producer who numbers its bytes so that nothing is added twice
 */
public record Addition(
    TopicName name,
    ContentType type,
    @Nullable String life,
    List<Buffer> entries,
    boolean end,
    boolean echo,
    @Nullable Producer producer) {

  /**
   * Somebody who numbers its bytes.
   *
   * @param at the number of its bytes before these
   * @param count how many of its bytes these are; a newline may be added to them
   */
  public record Producer(String id, long at, int count) {}

  /** What became of it. */
  public sealed interface Result {}

  /**
   * It is in the topic.
   *
   * @param position the end of the topic
   */
  public record Added(String life, Position position) implements Result {}

  /** The topic is full, of data that nobody was given yet. */
  public record Full(String life) implements Result {}
}

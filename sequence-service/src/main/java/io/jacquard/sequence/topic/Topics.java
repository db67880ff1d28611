package io.jacquard.sequence.topic;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Topics as instances use them. Calls wait; an {@link IOException} says that it may go well another
 * time.
 */
public interface Topics {

  /**
   * The content type of a topic, which is made if need be.
   *
   * @param type what it must be, {@code null} for whatever it is
   */
  String open(String topic, @Nullable String type)
      throws IOException, InterruptedException, TopicRefusedException;

  /** Makes a reader known, or finds the place that is kept for it. */
  Reading join(String topic, @Nullable String type, String reader)
      throws IOException, InterruptedException, TopicRefusedException;

  /**
   * The next data; none when none came for some time.
   *
   * @param after where to read on
   * @param done the place to keep for the reader
   * @param echoes whether it wants what instances wrote that read the same topic
   */
  Piece next(Reading reading, String after, Place done, boolean echoes)
      throws IOException, InterruptedException, TopicRefusedException;

  /** Forgets a reader. */
  void leave(Reading reading, Place done)
      throws IOException, InterruptedException, TopicRefusedException;

  /** How many bytes of a producer were taken. */
  long taken(String topic, String producer)
      throws IOException, InterruptedException, TopicRefusedException;

  /** Adds bytes, once however often it is called. */
  void add(Batch batch) throws IOException, InterruptedException, TopicRefusedException;

  /** Forgets a producer. */
  void forget(String topic, String producer)
      throws IOException, InterruptedException, TopicRefusedException;

  /**
   * A reader of a topic.
   *
   * @param life names this life of the topic
   * @param place where it begins
   */
  record Reading(String topic, String life, String type, String reader, Place place) {}

  /**
   * A place of a reader.
   *
   * @param taken how many bytes it has taken up to there
   */
  record Place(String position, long taken) {}

  /**
   * Some data of a topic.
   *
   * @param next where to read on
   * @param end whether the topic ends behind it
   * @param lost how many bytes were dropped before it
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Piece(byte[] bytes, String next, boolean end, long lost) {}

  /**
   * Some data of a producer, of whole lines where the type has lines.
   *
   * @param at how many bytes of the producer come before
   * @param echo whether the producer reads the same topic
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Batch(String topic, String type, String producer, long at, boolean echo, byte[] bytes) {}
}

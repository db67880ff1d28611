package io.jacquard.sequence.instance.topic;

import io.jacquard.sequence.instance.Instance;
import io.jacquard.sequence.instance.stream.InputPipe;
import io.jacquard.sequence.topic.TopicRefusedException;
import io.jacquard.sequence.topic.Topics;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * Feeds an instance from a topic, as fast as it reads. The place that is kept for it in the topic
 * is what has arrived at its runner, so that a hub that comes back goes on at the very byte.
 */
final class TopicInput implements Runnable {
  private final Instance instance;
  private final String topic;
  private final PatientTopics topics;
  private volatile Topics.Place done = new Topics.Place("0-0", 0);

  TopicInput(Instance instance, String topic, PatientTopics topics) {
    this.instance = instance;
    this.topic = topic;
    this.topics = topics;
  }

  @Override
  public void run() {
    try {
      String reader = instance.record().runner();
      Topics.Reading reading =
          topics.ask(instance, calls -> calls.join(topic, instance.declared().inputType(), reader));
      done = reading.place();
      instance.declareInput(reading.type());
      try {
        pour(reading);
      } finally {
        leave(reading);
      }
    } catch (TopicRefusedException e) {
      instance.fail("Topic " + topic + ": " + e.reason());
    } catch (InterruptedException _) {
      // it is over
    }
  }

  private void pour(Topics.Reading reading) throws InterruptedException, TopicRefusedException {
    InputPipe pipe = instance.streams().input();
    long taken = reading.place().taken();
    long known = pipe.position() - taken;
    String next = reading.place().position();
    while (!instance.over().isDone()) {
      String after = next;
      Topics.Piece piece =
          topics.ask(
              instance, calls -> calls.next(reading, after, done, !instance.declared().loops()));
      if (piece.lost() > 0) {
        instance.warn(piece.lost() + " bytes of topic " + topic + " were dropped unread");
      }
      int skipped = (int) Math.min(known, piece.bytes().length);
      known -= skipped;
      send(pipe, Arrays.copyOfRange(piece.bytes(), skipped, piece.bytes().length));
      taken += piece.bytes().length;
      next = piece.next();
      Topics.Place reached = new Topics.Place(next, taken);
      pipe.whenArrived(() -> done = reached);
      if (piece.end()) {
        pipe.end();
        CountDownLatch arrived = new CountDownLatch(1);
        pipe.whenArrived(arrived::countDown);
        arrived.await();
        return;
      }
    }
  }

  private static void send(InputPipe pipe, byte[] bytes) throws InterruptedException {
    CountDownLatch room = new CountDownLatch(1);
    if (!pipe.send(ByteBuffer.wrap(bytes), room::countDown)) {
      room.await();
    }
  }

  /** A hub that only stops leaves the place as it is. */
  private void leave(Topics.Reading reading) {
    if (instance.over().isDone() || instance.streams().input().ended()) {
      topics.tell(calls -> calls.leave(reading, done));
    }
  }
}

package io.jacquard.sequence.instance.topic;

import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.instance.Instance;
import io.jacquard.sequence.topic.TopicClientConfig;
import io.jacquard.sequence.topic.TopicRefusedException;
import io.jacquard.sequence.topic.Topics;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;

/** Topics for whoever can wait: while they cannot be used, they are asked again. */
@Singleton
final class PatientTopics {
  private static final int FAREWELLS = 20;

  private final Topics topics;
  private final Duration pause;
  private final HubLog log;

  PatientTopics(Topics topics, TopicClientConfig config, HubLog log) {
    this.topics = topics;
    this.pause = config.retry();
    this.log = log;
  }

  /** Something that is asked. */
  interface Question<T> {
    T of(Topics topics) throws IOException, InterruptedException, TopicRefusedException;
  }

  /** Something that is told. */
  interface Message {
    void to(Topics topics) throws IOException, InterruptedException, TopicRefusedException;
  }

  /** Asks until there is an answer; the instance's log says once why there is none. */
  <T> T ask(Instance instance, Question<T> question)
      throws InterruptedException, TopicRefusedException {
    boolean told = false;
    while (true) {
      try {
        return question.of(topics);
      } catch (IOException e) {
        if (!told) {
          instance.warn("Waiting for topics: " + e.getMessage());
          told = true;
        }
        Thread.sleep(pause);
      }
    }
  }

  /** Tells until it was heard, in the background; gives up in the end. */
  void tell(Message message) {
    Thread.ofVirtual()
        .name("topic-farewell")
        .start(() -> {
          try {
            farewell(message);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private void farewell(Message message) throws InterruptedException {
    for (int i = 0; i < FAREWELLS; i++) {
      try {
        message.to(topics);
        return;
      } catch (TopicRefusedException e) {
        log.warn("A topic did not let go of an instance", e);
        return;
      } catch (IOException _) {
        Thread.sleep(pause);
      }
    }
  }
}

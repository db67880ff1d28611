package io.jacquard.sequence.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jacquard.sequence.link.Outgoing;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Asks an instance how it is; several questions may be open at once. */
final class HealthQuestions {
  private final Outgoing runner;
  private final Duration patience;
  private final Map<Long, CompletableFuture<Boolean>> open = new ConcurrentHashMap<>();
  private final AtomicLong number = new AtomicLong();
  private volatile boolean healthy = true;

  /** Takes silence for a bad sign after the time. */
  HealthQuestions(Outgoing runner, Duration patience) {
    this.runner = runner;
    this.patience = patience;
  }

  CompletableFuture<Boolean> ask() {
    long question = number.incrementAndGet();
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    open.put(question, answer);
    runner.message(
        JsonNodeFactory.instance.objectNode().put("type", "health").put("question", question));
    return answer
        .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((_, _) -> open.remove(question));
  }

  /** What the instance says to a question. */
  void answered(JsonNode message) {
    healthy = message.path("healthy").asBoolean();
    CompletableFuture<Boolean> question = open.remove(message.path("question").asLong());
    if (question != null) {
      question.complete(healthy);
    }
  }

  /** What it said last. */
  boolean last() {
    return healthy;
  }

  /** Nobody is left to answer. */
  void end() {
    open.values().forEach(question -> question.complete(false));
  }
}

package io.jacquard.sequence.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.catalog.Sequence;
import io.jacquard.sequence.instance.state.Declared;
import io.jacquard.sequence.instance.state.InstanceRecord;
import io.jacquard.sequence.instance.state.InstanceState;
import io.jacquard.sequence.instance.state.Rerun;
import io.jacquard.sequence.instance.state.StartException;
import io.jacquard.sequence.instance.state.StartRequest;
import io.jacquard.sequence.instance.stream.Reach;
import io.jacquard.sequence.instance.stream.Streams;
import io.jacquard.sequence.link.Channel;
import io.jacquard.sequence.link.LinkListener;
import io.jacquard.sequence.link.Outgoing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One instance: its state, its streams, and what is asked of its runner. Each change of state is
 * durable before anybody is told of it.
 */
public final class Instance implements LinkListener {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The exit code of a sequence that failed while it ran. */
  private static final int FAILED = 23;

  private final Sequence sequence;
  private final StartRequest request;
  private final Outgoing runner;
  private final Runnable killRunner;
  private final InstanceHost host;
  private final InstanceConfig config;
  private final Streams streams;
  private final EventBoard events = new EventBoard();
  private final CompletableFuture<Void> greeted = new CompletableFuture<>();
  private final CompletableFuture<Void> accepted = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final HealthQuestions questions;
  private final Turns turns = new Turns();
  private InstanceRecord kept;
  private volatile Declared declared;
  private volatile InstanceState.@Nullable Exit reported;
  private volatile InstanceState.@Nullable Exit verdict;
  private volatile boolean removedAtEnd;
  private volatile boolean withTheHub;
  private volatile Instant aliveUntil = Instant.MIN;
  private @Nullable String inputType;

  /**
   * An instance whose runner can be reached.
   *
   * @param reach how its process is reached
   */
  Instance(
      InstanceRecord record,
      Sequence sequence,
      Reach reach,
      InstanceHost host,
      InstanceConfig config) {
    this.kept = record;
    this.sequence = sequence;
    this.runner = reach.runner();
    this.killRunner = reach.kill();
    this.host = host;
    this.config = config;
    this.request = record.request();
    this.declared = Declared.of(request);
    int history = (int) Math.min(Integer.MAX_VALUE, config.logHistory().asLongValue());
    this.streams = new Streams(reach, history);
    this.questions = new HealthQuestions(runner, config.healthTimeout());
  }

  public String id() {
    return record().id();
  }

  /** The number of its process. */
  public long pid() {
    return record().pid();
  }

  public Sequence sequence() {
    return sequence;
  }

  public Streams streams() {
    return streams;
  }

  public EventBoard events() {
    return events;
  }

  public InstanceState state() {
    return record().state();
  }

  public synchronized InstanceRecord record() {
    return kept;
  }

  public Declared declared() {
    return declared;
  }

  /** Whether its input comes from a topic. */
  public boolean fed() {
    return declared.fed();
  }

  /** Says something in its log. */
  public void warn(String text) {
    ObjectNode line = NODES.objectNode().put("msg", text).put("level", "WARN");
    line.put("ts", Instant.now().toEpochMilli()).put("from", "Host");
    streams.log().add((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it is to be forgotten as soon as it is over. */
  boolean removedAtEnd() {
    return removedAtEnd;
  }

  /** How it said that it ends, if it did. */
  InstanceState.@Nullable Exit reported() {
    return reported;
  }

  /** Completes once the runner has taken the sequence; exceptionally when it ends before. */
  CompletableFuture<Void> accepted() {
    return accepted;
  }

  /** Completes when it is over. */
  public CompletableFuture<Void> over() {
    return over;
  }

  /** Gives the runner its sequence. */
  void begin(ObjectNode start) {
    introduce();
    runner.message(start);
  }

  /** Tells the runner of this hub, so that its sequence can call it. */
  void introduce() {
    runner.message(message("hub").set("hub", host.introduction(record())));
  }

  /** Completes once the runner has answered this hub, or is gone. */
  CompletableFuture<Void> greeted() {
    return greeted;
  }

  /**
   * Says what the input is; only the first time counts.
   *
   * @return what it is
   */
  public synchronized String declareInput(String contentType) {
    if (inputType == null) {
      inputType = contentType;
      runner.message(message("input").put("contentType", contentType));
    }
    return inputType;
  }

  /** What the input is, {@code null} until the first sender said so. */
  public synchronized @Nullable String inputType() {
    return inputType;
  }

  /** Gives the sequence an event. */
  public void send(String event, @Nullable JsonNode content) {
    ObjectNode message = message("event").put("name", event);
    if (content != null) {
      message.set("message", content);
    }
    runner.message(message);
  }

  /**
   * Asks it to end; after the time it is killed, unless it may ask for more and did.
   *
   * @return completes when it is over or the time is up
   */
  public CompletableFuture<?> stop(Duration time, boolean mayKeepAlive) {
    move(InstanceState::stopping);
    stay();
    ObjectNode message = message("stop").put("timeout", time.toMillis());
    runner.message(message.put("canCallKeepalive", mayKeepAlive));
    host.later(time, () -> stopIsDue(mayKeepAlive));
    return over.copy().completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void stopIsDue(boolean mayKeepAlive) {
    Duration longer = Duration.between(Instant.now(), mayKeepAlive ? aliveUntil : Instant.MIN);
    if (longer.isPositive()) {
      host.later(longer, () -> stopIsDue(mayKeepAlive));
    } else {
      end();
    }
  }

  /** Ends it. */
  public void kill(boolean removeAtOnce) {
    removedAtEnd = removedAtEnd || removeAtOnce;
    move(InstanceState::killing);
    stay();
    if (over.isDone()) {
      host.ended(this);
    } else {
      end();
    }
  }

  /** It is over for good, though it would have been begun again. */
  private synchronized void stay() {
    if (kept.rerun().due().isPresent()) {
      kept = kept.with(Rerun.of(kept.rerun().count()));
      host.keep(kept);
    }
  }

  /** Ends it because its hub ends; it may come back with the next one. */
  void leave(Duration time) {
    withTheHub = !state().over();
    var _ = stop(time, false); // its end is seen as any other
  }

  /** Ends it as failed, for a reason that its runner does not know. */
  public void fail(String reason) {
    warn(reason);
    verdict = new InstanceState.Exit(FAILED, reason);
    end();
  }

  private void end() {
    if (!over.isDone()) {
      runner.message(message("kill"));
      host.later(config.killGrace(), this::endAtOnce);
    }
  }

  private void endAtOnce() {
    if (!over.isDone()) {
      killRunner.run();
    }
  }

  /** Whether it says that it is well; what it said last once it is over or does not answer. */
  public CompletableFuture<Boolean> health() {
    return over.isDone() ? CompletableFuture.completedFuture(questions.last()) : questions.ask();
  }

  /** Asks the sequence so many times in a second how it is. */
  public void monitor(double rate) {
    runner.message(message("monitor").put("rate", rate));
  }

  /** Its process is gone; what it asked for before was done. */
  void ended(InstanceState.Exit exit) throws InterruptedException {
    turns.await();
    InstanceState.Exit known = verdict;
    finish(known == null ? exit : known);
    streams.close();
    questions.end();
    greeted.complete(null);
    accepted.completeExceptionally(new StartException(400, exit.reason()));
    over.complete(null);
    host.ended(this);
  }

  /** It was over before this hub began. */
  void past() {
    streams.close();
    over.complete(null);
  }

  private synchronized void finish(InstanceState.Exit exit) {
    InstanceState before = kept.state();
    InstanceState last = before.ended(exit, Instant.now());
    if (!last.equals(before)) {
      kept = kept.with(last);
      boolean byItself =
          switch (before) {
            case InstanceState.Running _ -> true;
            case InstanceState.Starting _ -> kept.rerun().count() > 0;
            case InstanceState.Stopping _,
                InstanceState.Killing _,
                InstanceState.Completed _,
                InstanceState.Errored _ ->
                false;
          };
      if (byItself || withTheHub) {
        kept = kept.with(host.rerun(kept, withTheHub));
      }
      host.keep(kept);
    }
  }

  private void move(UnaryOperator<InstanceState> transition) {
    synchronized (this) {
      InstanceState next = transition.apply(kept.state());
      if (!next.equals(kept.state())) {
        kept = kept.with(next);
        host.keep(kept);
      }
    }
  }

  @Override
  public void data(Channel channel, byte[] bytes) {
    streams.data(channel, bytes);
  }

  @Override
  public void end(Channel channel) {
    streams.end(channel);
  }

  @Override
  public void credit(Channel channel, int count) {
    streams.credit(channel, count);
  }

  @Override
  public void received(Channel channel, int count) {
    streams.received(channel, count);
  }

  @Override
  public void message(JsonNode message) {
    switch (message.path("type").asText()) {
      case "hello" -> greeted(message);
      case "accepted" ->
          turns.take(() -> {
            move(state -> state.accepted(Instant.now()));
            accepted.complete(null);
          });
      case "declared" -> {
        declared = Declared.of(request, message);
        host.declared(this);
      }
      case "event" -> told(message);
      case "health" -> questions.answered(message);
      case "keepAlive" ->
          aliveUntil = Instant.now().plusMillis(message.path("milliseconds").asLong());
      case "save" -> turns.take(() -> host.save(id(), message.path("state")));
      case "completed" -> {
        // it ends by itself once its time for readers is up
      }
      case "ended" ->
          reported =
              new InstanceState.Exit(message.path("code").asInt(), message.path("reason").asText());
      default -> throw new IllegalArgumentException("a message of type " + message.path("type"));
    }
  }

  private void greeted(JsonNode hello) {
    streams.resume(hello);
    JsonNode run = hello.path("run");
    if (run.isObject()) {
      declared = Declared.of(request, run.path("declared"));
      restoreInputType(run.path("inputType"));
      host.declared(this);
    }
    greeted.complete(null);
  }

  private synchronized void restoreInputType(JsonNode known) {
    if (known.isTextual()) {
      inputType = known.asText();
    }
  }

  private void told(JsonNode message) {
    JsonNode content = message.path("message");
    JsonNode shown = content.isMissingNode() ? NODES.objectNode() : content;
    EventBoard.Event event = new EventBoard.Event(message.path("name").asText(), shown);
    events.tell(event);
    host.told(this, event, message.path("scope").asText().equals("hub"));
  }

  private static ObjectNode message(String type) {
    return NODES.objectNode().put("type", type);
  }
}

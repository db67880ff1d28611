package io.jacquard.topic.log;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.topic.problem.TopicProblem;
import io.jacquard.topic.redis.Answers;
import io.jacquard.topic.redis.Script;
import io.jacquard.topic.redis.TopicRedis;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The topics in Redis. Each method is one step there, and what it changed is on the disk when it
 * completes, as far as that Redis is told to write at once.
 */
@Singleton
public final class TopicLog {
  private static final String NAMES = "jacquard:topics";

  /** Whatever type a topic has or will be given by who adds to it first. */
  private static final String ANY = "";

  /** Whatever type a topic has, else NDJSON. */
  private static final String ANY_OR_NDJSON = "*";

  private static final long PAGE_BYTES = 256 << 10;
  private static final int PAGE_ENTRIES = 1000;
  private static final int GONE = -1;
  private static final int FULL = -2;
  private static final int TOO_MANY = -3;
  private static final int OTHER_TYPE = -4;

  private final TopicRedis redis;
  private final TopicConfig config;

  public TopicLog(TopicRedis redis, TopicConfig config) {
    this.redis = redis;
    this.config = config;
  }

  /** All topics, by name. */
  public CompletableFuture<List<Topic>> all() {
    return redis
        .send(Request.cmd(Command.SMEMBERS).arg(NAMES))
        .thenCompose(names -> {
          List<CompletableFuture<@Nullable Topic>> topics = new ArrayList<>();
          Answers.present(names).forEach(name -> topics.add(find(new TopicName(name.toString()))));
          return CompletableFuture.allOf(topics.toArray(CompletableFuture<?>[]::new))
              .thenApply(_ -> sorted(topics));
        });
  }

  private static List<Topic> sorted(List<CompletableFuture<@Nullable Topic>> topics) {
    List<Topic> all = new ArrayList<>();
    for (CompletableFuture<@Nullable Topic> topic : topics) {
      Topic found = topic.join();
      if (found != null) {
        all.add(found);
      }
    }
    all.sort(Comparator.comparing(topic -> topic.name().value()));
    return all;
  }

  /** A topic, or {@code null}. */
  public CompletableFuture<@Nullable Topic> find(TopicName name) {
    return redis
        .send(Request.cmd(Command.HMGET).arg(name.key()).arg("g").arg("t"))
        .thenApply(facts ->
            facts == null || facts.get(0) == null
                ? null
                : new Topic(name, facts.get(0).toString(), type(facts.get(1))));
  }

  /**
   * A topic, which is made if need be.
   *
   * @param type what it must be, {@code null} for whatever it is
   */
  public CompletableFuture<Topic> open(TopicName name, @Nullable ContentType type) {
    return join(name, type == null ? ANY_OR_NDJSON : type.wire(), "", new Begin.Latest())
        .thenApply(Joined::topic);
  }

  /** Adds to a topic, which is made if need be. */
  public CompletableFuture<Addition.Result> append(Addition addition) {
    Addition.Producer producer = addition.producer();
    Request call =
        TopicRedis.call(Script.APPEND, addition.name().key())
            .arg(addition.name().value())
            .arg(addition.type().wire())
            .arg(addition.life() == null ? "" : addition.life())
            .arg(fresh())
            .arg(config.most())
            .arg(config.retentionSize().asLongValue())
            .arg(config.retentionTime().toMillis())
            .arg((addition.echo() ? Entry.Kind.ECHO : Entry.Kind.DATA).field())
            .arg(addition.end() ? "1" : "0")
            .arg(producer == null ? "" : producer.id())
            .arg(producer == null ? 0 : producer.at())
            .arg(producer == null ? 0 : producer.count());
    for (Buffer entry : addition.entries()) {
      call.arg(entry);
    }
    return redis.send(call).thenApply(TopicLog::added);
  }

  private static Addition.Result added(@Nullable Response answer) {
    Response known = Answers.present(answer);
    return switch ((int) Answers.number(known.get(0))) {
      case FULL -> new Addition.Full(known.get(1).toString());
      case 0 -> new Addition.Added(known.get(1).toString(), Position.read(known.get(2).toString()));
      default -> throw refusal(known);
    };
  }

  /**
   * Makes a reader known to a topic, which is made if need be, and finds where it begins.
   *
   * @param type what the reader wants, {@code null} for whatever the topic has
   * @param process the process whose life is the reader's
   */
  public CompletableFuture<Joined> join(
      TopicName name, @Nullable ContentType type, String process, Begin begin) {
    String any = begin instanceof Begin.Named ? ANY_OR_NDJSON : ANY;
    return join(name, type == null ? any : type.wire(), process, begin);
  }

  private CompletableFuture<Joined> join(TopicName name, String type, String process, Begin begin) {
    Request call =
        TopicRedis.call(Script.JOIN, name.key())
            .arg(name.value())
            .arg(type)
            .arg(fresh())
            .arg(config.most())
            .arg(process)
            .arg(begin.wire())
            .arg(begin instanceof Begin.Named named ? named.reader() : "")
            .arg(config.lease().toMillis());
    return redis.send(call).thenApply(answer -> joined(name, Answers.present(answer)));
  }

  private static Joined joined(TopicName name, Response answer) {
    if (Answers.number(answer.get(0)) != 0) {
      throw refusal(answer);
    }
    Topic topic = new Topic(name, answer.get(1).toString(), type(answer.get(2)));
    return new Joined(
        topic,
        Position.read(answer.get(3).toString()),
        Position.read(answer.get(4).toString()),
        Answers.number(answer.get(5)));
  }

  /** Notes how far a reader was given data, and that a named one is still there. */
  public CompletableFuture<?> advance(Topic topic, Position position, boolean live) {
    return redis.send(advancing(topic, position, live).arg("").arg(0).arg(0));
  }

  /**
   * Notes how far a named reader has come.
   *
   * @param taken how many bytes it has taken
   */
  public CompletableFuture<?> advance(Topic topic, Position position, String reader, long taken) {
    return redis.send(
        advancing(topic, position, true).arg(reader).arg(taken).arg(config.lease().toMillis()));
  }

  private static Request advancing(Topic topic, Position position, boolean live) {
    return TopicRedis.call(Script.ADVANCE, topic.name().key())
        .arg(topic.life())
        .arg(position.toString())
        .arg(live ? "1" : "0");
  }

  /** Forgets a reader of a process. */
  public CompletableFuture<?> leave(Topic topic, String process, boolean live, Position position) {
    return redis.send(leaving(topic, process, live, position).arg(""));
  }

  /** Forgets a named reader. */
  public CompletableFuture<?> leave(Topic topic, String reader, Position position) {
    return redis.send(leaving(topic, "", true, position).arg(reader));
  }

  private static Request leaving(Topic topic, String process, boolean live, Position position) {
    return TopicRedis.call(Script.LEAVE, topic.name().key())
        .arg(topic.life())
        .arg(process)
        .arg(live ? "1" : "0")
        .arg(position.toString());
  }

  /**
   * Says how many readers of a process want to be told of changes.
   *
   * @param live how many of them are live, {@code null} to leave what is known
   */
  public CompletableFuture<?> watch(
      Topic topic, String process, int count, @Nullable Integer live) {
    return redis.send(
        TopicRedis.call(Script.WATCH, topic.name().key())
            .arg(topic.life())
            .arg(process)
            .arg(count)
            .arg(live == null ? "" : live.toString()));
  }

  /** The next entries behind a place; none where the topic ends there. */
  public CompletableFuture<Page> read(Topic topic, Position after) {
    return TopicRedis.told(
        redis
            .session()
            .thenCompose(session -> {
              var facts =
                  session.send(
                      Request.cmd(Command.HMGET).arg(topic.name().key()).arg("g").arg("l"));
              String until = Long.toString(after.bytes() + PAGE_BYTES);
              var entries = session.send(range(topic, after, until, PAGE_ENTRIES));
              return facts.thenCombine(entries, (now, page) -> page(topic, after, now, page));
            })
            .thenCompose(page -> page == null ? next(topic, after) : done(page)));
  }

  private static CompletableFuture<Page> done(Page page) {
    return CompletableFuture.completedFuture(page);
  }

  /** The one entry that is too long for a page. */
  private CompletableFuture<Page> next(Topic topic, Position after) {
    return redis
        .send(range(topic, after, "+", 1))
        .thenApply(found -> page(after, Answers.present(found)));
  }

  private static Request range(Topic topic, Position after, String until, int most) {
    return Request.cmd(Command.XRANGE)
        .arg(dataKey(topic))
        .arg("(" + after)
        .arg(until)
        .arg("COUNT")
        .arg(most);
  }

  /** What was found; {@code null} where there is something, but not within the page. */
  private static @Nullable Page page(
      Topic topic, Position after, @Nullable Response now, @Nullable Response found) {
    Response facts = Answers.present(now);
    if (facts.get(0) == null || !facts.get(0).toString().equals(topic.life())) {
      return new Page(List.of(), true);
    }
    Page page = page(after, Answers.present(found));
    boolean more = Position.read(facts.get(1).toString()).compareTo(after) > 0;
    return page.entries().isEmpty() && more ? null : page;
  }

  private static Page page(Position after, Response found) {
    List<Entry> entries = new ArrayList<>(found.size());
    for (Response entry : found) {
      entries.add(Entry.of(entry).after(after));
    }
    return new Page(entries, false);
  }

  /** How many bytes of a named producer were taken. */
  public CompletableFuture<Long> taken(TopicName name, String producer) {
    return find(name)
        .thenCompose(topic ->
            topic == null
                ? CompletableFuture.completedFuture(null)
                : redis.send(Request.cmd(Command.HGET).arg(producersKey(topic)).arg(producer)))
        .thenApply(known -> known == null ? 0 : Long.parseLong(known.toString().split(" ", 2)[0]));
  }

  /** Forgets a named producer. */
  public CompletableFuture<?> forget(TopicName name, String producer) {
    return find(name)
        .thenCompose(topic ->
            topic == null
                ? CompletableFuture.completedFuture(null)
                : redis.send(Request.cmd(Command.HDEL).arg(producersKey(topic)).arg(producer)));
  }

  /** Removes a topic with all that is in it; whether it was there. */
  public CompletableFuture<Boolean> remove(TopicName name) {
    return redis
        .send(TopicRedis.call(Script.REMOVE, name.key()).arg(name.value()))
        .thenApply(answer -> Answers.number(answer) == 1);
  }

  /** Drops what is too old. */
  CompletableFuture<?> sweep(TopicName name) {
    return redis.send(
        TopicRedis.call(Script.SWEEP, name.key())
            .arg(config.retentionSize().asLongValue())
            .arg(config.retentionTime().toMillis())
            .arg(config.placeRetention().toMillis()));
  }

  /** The key of a topic's stream. */
  public static String dataKey(Topic topic) {
    return topic.name().key() + ":" + topic.life() + ":data";
  }

  private static String producersKey(Topic topic) {
    return topic.name().key() + ":" + topic.life() + ":producers";
  }

  private static String fresh() {
    return UUID.randomUUID().toString();
  }

  /** A topic that nobody has added to may have none yet. */
  private static ContentType type(Response wire) {
    return ContentType.of(wire.toString()).orElse(ContentType.NDJSON);
  }

  private static ProblemException refusal(Response answer) {
    return switch ((int) Answers.number(answer.get(0))) {
      case GONE -> new ProblemException(TopicProblem.TOPIC_REMOVED, "The topic was removed");
      case TOO_MANY -> new ProblemException(TopicProblem.TOPICS_FULL, "There are too many topics");
      case OTHER_TYPE ->
          new ProblemException(
              TopicProblem.TOPIC_TYPE_CONFLICT,
              "Unsupported content-type: the topic is of type " + answer.get(1));
      default -> throw new IllegalStateException("Redis answered " + answer);
    };
  }
}

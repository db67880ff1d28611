package io.jacquard.topic.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.commons.redis.RedisServer;
import io.jacquard.topic.log.Addition;
import io.jacquard.topic.log.Begin;
import io.jacquard.topic.log.ContentType;
import io.jacquard.topic.log.Entry;
import io.jacquard.topic.log.Position;
import io.jacquard.topic.log.TopicName;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Several processes of the service on one Redis. */
@EnabledIf("io.jacquard.commons.redis.RedisServer#installed")
class ReadersTest {
  private static Vertx vertx;
  private static RedisServer server;
  private static TopicService one;
  private static TopicService other;

  private static int topics;
  private TopicName topic;

  @BeforeAll
  static void open() throws Exception {
    vertx = Vertx.vertx();
    server = RedisServer.start();
    one = TopicService.at(vertx, server.url());
    other = TopicService.at(vertx, server.url());
  }

  @AfterAll
  static void close() {
    one.close();
    other.close();
    server.close();
    vertx.close();
  }

  @BeforeEach
  void another() {
    topic = new TopicName("t" + ++topics);
  }

  /** Somebody who reads, and can wait with it. */
  private static final class Heard implements Sink {
    private final StringBuilder text = new StringBuilder();
    private CompletableFuture<Void> room = CompletableFuture.completedFuture(null);
    private boolean ended;
    private long lost;

    @Override
    public synchronized CompletionStage<?> take(List<Entry> data) {
      data.forEach(entry -> text.append(entry.data()));
      return room;
    }

    @Override
    public synchronized void end() {
      ended = true;
    }

    @Override
    public synchronized void lost(long bytes) {
      lost = bytes;
    }

    synchronized void pause() {
      room = new CompletableFuture<>();
    }

    void resume() {
      CompletableFuture<Void> waited;
      synchronized (this) {
        waited = room;
        room = CompletableFuture.completedFuture(null);
      }
      waited.complete(null);
    }

    synchronized String text() {
      return text.toString();
    }

    void await(String expected) {
      Eventually.holds(() -> assertThat(text()).isEqualTo(expected));
    }

    void awaitEnd() {
      Eventually.holds(() -> {
        synchronized (this) {
          assertThat(ended).isTrue();
        }
      });
    }
  }

  private Position send(TopicService service, String text) {
    return send(service, text, false);
  }

  private Position send(TopicService service, String text, boolean end) {
    List<Buffer> entries = text.isEmpty() ? List.of() : List.of(Buffer.buffer(text));
    Addition addition = new Addition(topic, ContentType.TEXT, null, entries, end, false, null);
    return ((Addition.Added) service.log().append(addition).join()).position();
  }

  private TopicReader read(TopicService service, Begin begin, Heard heard) {
    TopicReader reader = service.readers().open(topic, ContentType.TEXT, begin, _ -> heard).join();
    reader.start();
    return reader;
  }

  @Test
  void theFirstGetsWhatNobodyGotAndOthersWhatComes() {
    send(one, "a");
    Heard first = new Heard();
    Heard second = new Heard();

    TopicReader reader = read(one, new Begin.Live(), first);
    first.await("a");
    TopicReader late = read(other, new Begin.Live(), second);
    send(other, "b");

    first.await("ab");
    second.await("b");
    reader.close();
    late.close();
  }

  @Test
  void whatNobodyWasGivenWaitsForTheNext() {
    Heard first = new Heard();
    TopicReader reader = read(one, new Begin.Live(), first);
    send(one, "a");
    first.await("a");
    reader.close();
    Eventually.holds(() -> assertThat(live()).isZero());
    send(one, "b");
    Heard next = new Heard();

    TopicReader later = read(other, new Begin.Live(), next);

    next.await("b");
    later.close();
  }

  /** How many readers Redis knows. */
  private int live() {
    String life = one.log().find(topic).join().life();
    String answer = server.command("HLEN jacquard:topic:{" + topic + "}:" + life + ":live").strip();
    return Integer.parseInt(answer.substring(1));
  }

  @Test
  void aReaderWhoseProcessIsGoneCountsNoMore() {
    TopicService dying = TopicService.at(vertx, server.url());
    Heard heard = new Heard();
    read(dying, new Begin.Live(), heard);
    send(one, "a");
    heard.await("a");
    assertThat(live()).isEqualTo(1);
    Eventually.holds(() -> assertThat(given()).isEqualTo("1-0"));

    dying.close();
    Eventually.holds(() -> {
      send(one, "");
      assertThat(server.command("PUBSUB NUMSUB jacquard:topic-process:" + dying.process()))
          .contains(":0");
    });
    send(one, "b");
    Heard next = new Heard();
    TopicReader reader = read(one, new Begin.Live(), next);

    next.await("b");
    reader.close();
  }

  private String given() {
    return server.command("HGET jacquard:topic:{" + topic + "} h").lines().toList().getLast();
  }

  @Test
  void aPausedReaderHoldsUpNobody() {
    Heard slow = new Heard();
    Heard fast = new Heard();
    slow.pause();
    TopicReader paused = read(one, new Begin.Live(), slow);
    TopicReader reader = read(one, new Begin.Live(), fast);
    String piece = "x".repeat(10_000);

    for (int i = 0; i < 100; i++) {
      send(one, piece);
    }

    fast.await(piece.repeat(100));
    assertThat(slow.text().length()).isLessThan(1_000_000);
    slow.resume();
    slow.await(piece.repeat(100));
    paused.close();
    reader.close();
  }

  @Test
  void anEndEndsReadersAndTheNextAdditionReopens() {
    Heard first = new Heard();
    read(one, new Begin.Live(), first);
    send(one, "a", true);
    first.await("a");
    first.awaitEnd();
    Heard late = new Heard();
    read(other, new Begin.Live(), late);
    late.awaitEnd();

    Position position = send(other, "b");

    assertThat(position).isEqualTo(new Position(2, 0));
    Heard again = new Heard();
    TopicReader reader = read(one, new Begin.Live(), again);
    again.await("b");
    Heard history = new Heard();
    TopicReader historian = read(one, new Begin.At(Position.START), history);
    history.await("ab");
    reader.close();
    historian.close();
  }

  @Test
  void aPlaceMayLieWithinAnEntry() {
    send(one, "abcdef");
    Heard heard = new Heard();

    TopicReader reader = read(one, new Begin.At(new Position(4, 0)), heard);

    heard.await("ef");
    reader.close();
  }

  @Test
  void removalEndsReaders() {
    send(one, "a");
    Heard heard = new Heard();
    read(one, new Begin.Live(), heard);
    heard.await("a");

    assertThat(other.log().remove(topic).join()).isTrue();

    heard.awaitEnd();
    assertThat(other.log().remove(topic).join()).isFalse();
    assertThat(one.log().find(topic).join()).isNull();
  }

  @Test
  void anotherTypeIsRefused() {
    send(one, "a");

    assertThatThrownBy(
            () -> one.log().join(topic, ContentType.BYTES, one.process(), new Begin.Live()).join())
        .hasMessageContaining("the topic is of type text/plain");
  }

  @Test
  void aTopicKeepsSoMuchOfWhatWasRead() {
    Heard heard = new Heard();
    TopicReader reader = read(one, new Begin.Live(), heard);
    String piece = "x".repeat(50_000);
    for (int i = 0; i < 100; i++) {
      Eventually.holds(() -> send(one, piece));
    }
    heard.await(piece.repeat(100));
    Heard history = new Heard();

    TopicReader historian = read(one, new Begin.Earliest(), history);

    Eventually.holds(() ->
        assertThat(history.text().length())
            .isBetween(1, (int) TopicService.RETENTION + 2 * piece.length()));
    reader.close();
    historian.close();
  }

  @Test
  void aReaderThatFellBehindIsToldSo() {
    Heard slow = new Heard();
    Heard fast = new Heard();
    slow.pause();
    read(one, new Begin.Live(), slow);
    TopicReader reader = read(one, new Begin.Live(), fast);
    send(one, "a");
    slow.await("a");
    String piece = "x".repeat(50_000);
    for (int i = 0; i < 100; i++) {
      Eventually.holds(() -> send(one, piece));
    }
    fast.await("a" + piece.repeat(100));

    slow.resume();

    Eventually.holds(() -> {
      synchronized (slow) {
        assertThat(slow.lost).isPositive();
      }
    });
    assertThat(slow.text()).isEqualTo("a");
    reader.close();
  }

  @Test
  void aTopicThatNobodyReadsMakesProducersWait() {
    String piece = "x".repeat(500_000);
    Addition addition =
        new Addition(
            topic, ContentType.TEXT, null, List.of(Buffer.buffer(piece)), false, false, null);
    int sent = 0;
    while (one.log().append(addition).join() instanceof Addition.Added) {
      sent++;
    }
    Heard heard = new Heard();
    TopicReader reader = read(one, new Begin.Live(), heard);

    heard.await(piece.repeat(sent));
    Eventually.holds(() -> send(one, piece));
    reader.close();
  }

  @Test
  void aProducerThatNumbersItsBytesAddsThemOnce() {
    Addition addition =
        new Addition(
            topic,
            ContentType.TEXT,
            null,
            List.of(Buffer.buffer("abc")),
            false,
            false,
            new Addition.Producer("p", 0, 3));

    one.log().append(addition).join();
    Addition.Result again = other.log().append(addition).join();

    assertThat(((Addition.Added) again).position()).isEqualTo(new Position(3, 0));
    assertThat(one.log().taken(topic, "p").join()).isEqualTo(3);
  }

  @Test
  void aNamedReaderFindsItsPlaceAgain() {
    send(one, "abc");
    var joined = one.polls().join(topic, null, "r").join();
    var first = poll(one, joined.topic(), joined.start(), 0);
    assertThat(first.data()).hasSize(1);
    poll(one, joined.topic(), first.next(), 3);
    send(one, "d");

    var again = other.polls().join(topic, null, "r").join();

    assertThat(again.start()).isEqualTo(first.next());
    assertThat(again.taken()).isEqualTo(3);
    assertThat(poll(other, again.topic(), again.start(), 3).data()).hasSize(1);
    other.polls().leave(again.topic(), "r", again.start()).join();
    assertThat(live()).isZero();
  }

  private static Polls.Polled poll(
      TopicService service, io.jacquard.topic.log.Topic topic, Position after, long taken) {
    return service
        .polls()
        .poll(
            new Polls.Poll(
                topic, after, new Polls.Done("r", after, taken), true, Duration.ofMillis(1)))
        .join();
  }
}

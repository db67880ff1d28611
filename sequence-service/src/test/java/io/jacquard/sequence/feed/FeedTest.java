package io.jacquard.sequence.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FeedTest {
  private final Feed feed = new Feed(6);

  @Test
  void everyReaderGetsAllThatIsKept() {
    add("a\n");
    add("b\n");

    assertThat(text(feed.read(0, 100))).isEqualTo("a\nb\n");
    assertThat(text(feed.read(0, 100))).isEqualTo("a\nb\n");
    assertThat(text(feed.read(1, 100))).isEqualTo("b\n");
  }

  @Test
  void oneWhoFallsBehindGoesOnWithTheOldestKept() {
    for (String line : new String[] {"a\n", "b\n", "c\n", "d\n"}) {
      add(line);
    }

    assertThat(text(feed.read(0, 100))).isEqualTo("b\nc\nd\n");
    assertThat(feed.read(0, 100).next()).isEqualTo(4);
  }

  @Test
  void oneWhoIsUpToDateIsToldOfMoreAndOfTheEnd() {
    AtomicInteger told = new AtomicInteger();

    feed.onMore(0, told::incrementAndGet);
    assertThat(told).hasValue(0);
    add("a\n");
    assertThat(told).hasValue(1);

    feed.onMore(1, told::incrementAndGet);
    feed.end();
    assertThat(told).hasValue(2);
    assertThat(feed.read(1, 100).last()).isTrue();
  }

  @Test
  void oneWhoLeftIsNotTold() {
    AtomicInteger told = new AtomicInteger();
    Runnable action = told::incrementAndGet;

    feed.onMore(0, action);
    feed.forget(action);
    add("a\n");

    assertThat(told).hasValue(0);
  }

  private void add(String line) {
    feed.add(line.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Feed.Chunk chunk) {
    StringBuilder text = new StringBuilder();
    chunk.lines().forEach(line -> text.append(new String(line, StandardCharsets.UTF_8)));
    return text.toString();
  }
}

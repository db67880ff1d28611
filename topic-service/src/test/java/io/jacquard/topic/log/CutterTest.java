package io.jacquard.topic.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CutterTest {
  private static final long LONGEST = 200_000;

  private static List<String> texts(List<Buffer> entries) {
    return entries.stream().map(Buffer::toString).toList();
  }

  private static Cutter cutter(ContentType type) {
    return new Cutter(type, LONGEST);
  }

  @Test
  void aLineWaitsForItsNewline() {
    Cutter cutter = cutter(ContentType.NDJSON);
    cutter.add(Buffer.buffer("{\"a\":1}\n{\"b\""));

    assertThat(texts(cutter.next(false))).containsExactly("{\"a\":1}\n");
    assertThat(texts(cutter.next(false))).isEmpty();
    cutter.add(Buffer.buffer(":2}"));
    assertThat(texts(cutter.next(true))).containsExactly("{\"b\":2}\n");
    assertThat(cutter.held()).isZero();
  }

  @Test
  void textIsNotCutAtLinesAndGetsNoNewline() {
    Cutter cutter = cutter(ContentType.TEXT);
    cutter.add(Buffer.buffer("warp\nwe"));

    assertThat(texts(cutter.next(false))).containsExactly("warp\nwe");
    assertThat(texts(cutter.next(true))).isEmpty();
  }

  @Test
  void manyLinesMakeEntriesOfWholeLines() {
    Cutter cutter = cutter(ContentType.NDJSON);
    String line = "x".repeat(999) + "\n";
    cutter.add(Buffer.buffer(line.repeat(300)));

    List<String> entries = texts(cutter.next(false));

    assertThat(String.join("", entries)).isEqualTo(line.repeat(300));
    assertThat(entries)
        .allMatch(entry -> entry.endsWith("\n") && entry.length() <= Cutter.ENTRY)
        .hasSizeLessThan(7);
  }

  @Test
  void aLongLineIsOneEntryAndATooLongOneIsRefused() {
    Cutter cutter = cutter(ContentType.NDJSON);
    cutter.add(Buffer.buffer("y".repeat(150_000) + "\nz\n"));

    assertThat(texts(cutter.next(false))).containsExactly("y".repeat(150_000) + "\n", "z\n");
    cutter.add(Buffer.buffer("y".repeat((int) LONGEST + 1)));
    assertThatThrownBy(() -> cutter.next(false)).hasMessageContaining("longer than 200000");
  }

  @Test
  void whateverThePiecesTheLinesAreTheSame() {
    Random random = new Random(7);
    StringBuilder sent = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      sent.append(i).append("-".repeat(random.nextInt(200))).append('\n');
    }
    sent.setLength(sent.length() - 1);
    Cutter cutter = cutter(ContentType.TEXT_NDJSON);
    StringBuilder received = new StringBuilder();
    int at = 0;
    while (at < sent.length()) {
      int end = Math.min(sent.length(), at + 1 + random.nextInt(3000));
      cutter.add(Buffer.buffer(sent.substring(at, end)));
      at = end;
      for (String entry : texts(cutter.next(at == sent.length()))) {
        assertThat(entry).endsWith("\n");
        received.append(entry);
      }
    }

    assertThat(received).hasToString(sent + "\n");
  }
}

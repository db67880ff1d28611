package io.jacquard.sequence.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutputPipeTest {
  private final AtomicInteger taken = new AtomicInteger();
  private final OutputPipe pipe = new OutputPipe(taken::addAndGet);

  /** Takes everything; is done with it when the test says so. */
  private static final class Reader implements PipeReader {
    private final List<String> seen = new ArrayList<>();
    private final CompletableFuture<Void> room = new CompletableFuture<>();

    @Override
    public CompletionStage<?> take(byte[] bytes) {
      seen.add(new String(bytes, StandardCharsets.UTF_8));
      return room;
    }

    @Override
    public void end() {
      seen.add("end");
    }
  }

  @Test
  void theFirstReaderGetsWhatWaitedAndLaterOnesWhatComes() {
    Reader first = new Reader();
    Reader second = new Reader();

    write("a");
    pipe.attach(first);
    pipe.attach(second);
    write("b");
    pipe.end();

    assertThat(first.seen).containsExactly("a", "b", "end");
    assertThat(second.seen).containsExactly("b", "end");
  }

  @Test
  void theWriterGetsLeaveWhenTheSlowestReaderIsDone() {
    Reader quick = new Reader();
    Reader slow = new Reader();
    pipe.attach(quick);
    pipe.attach(slow);

    write("abc");
    quick.room.complete(null);
    assertThat(taken).hasValue(0);

    slow.room.complete(null);
    assertThat(taken).hasValue(3);
  }

  @Test
  void aReaderThatFailsHoldsNobodyUp() {
    Reader gone = new Reader();
    pipe.attach(gone);

    write("abc");
    gone.room.completeExceptionally(new IllegalStateException("gone"));

    assertThat(taken).hasValue(3);
  }

  @Test
  void whatIsUnreadAtTheEndIsReadAfterwards() {
    Reader late = new Reader();

    write("a");
    pipe.end();
    pipe.attach(late);

    assertThat(late.seen).containsExactly("a", "end");
  }

  private void write(String text) {
    pipe.accept(text.getBytes(StandardCharsets.UTF_8));
  }
}

package io.jacquard.sequence.instance.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class OutputPipeTest {
  private final List<String> deliveries = new ArrayList<>();
  private final OutputPipe pipe =
      new OutputPipe(10, (position, count) -> deliveries.add(position + " +" + count));

  /** Takes everything; it has left when the test says so. */
  private static final class Reader implements PipeReader {
    private final List<String> seen = new ArrayList<>();
    private IntConsumer left = _ -> {};

    @Override
    public void take(byte[] bytes, int offset, IntConsumer leaving) {
      seen.add(new String(bytes, offset, bytes.length - offset, StandardCharsets.UTF_8));
      left = leaving;
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
    attach(first);
    attach(second);
    write("b");
    pipe.finish();

    assertThat(first.seen).containsExactly("a", "b", "end");
    assertThat(second.seen).containsExactly("b", "end");
  }

  @Test
  void theWriterGetsLeaveForWhatHasLeftForTheSlowestReader() {
    Reader quick = new Reader();
    Reader slow = new Reader();
    attach(quick);
    attach(slow);

    write("abc");
    quick.left.accept(3);
    assertThat(deliveries).isEmpty();

    slow.left.accept(1);
    slow.left.accept(2);
    assertThat(deliveries).containsExactly("11 +1", "13 +2");
  }

  @Test
  void aReaderThatHasGoneHoldsNobodyUp() {
    Reader gone = new Reader();
    Reader stays = new Reader();
    attach(gone);
    attach(stays);

    write("abc");
    stays.left.accept(3);
    pipe.detach(gone);

    assertThat(deliveries).containsExactly("13 +3");
  }

  @Test
  void whatHasNotLeftForAReaderThatHasGoneIsTheNextOnes() {
    Reader gone = new Reader();
    Reader next = new Reader();
    attach(gone);
    write("abc");
    gone.left.accept(1);

    pipe.detach(gone);
    write("d");
    attach(next);

    assertThat(next.seen).containsExactly("bc", "d");
  }

  @Test
  void aReaderMayBeginWhereItWas() {
    Reader reader = new Reader();
    write("abc");
    write("def");

    pipe.attach(reader, 14);

    assertThat(reader.seen).containsExactly("ef");
    assertThat(deliveries).containsExactly("14 +4");
  }

  @Test
  void aReaderMayBeginWhereTheStreamHasNotYetComeTo() {
    Reader reader = new Reader();

    pipe.attach(reader, 12);
    write("abc");

    assertThat(reader.seen).containsExactly("c");
  }

  @Test
  void whatIsUnreadAtTheEndIsReadAfterwards() {
    Reader late = new Reader();

    write("a");
    pipe.finish();
    attach(late);

    assertThat(late.seen).containsExactly("a", "end");
    assertThat(pipe.unread()).containsExactly('a');
  }

  private void attach(Reader reader) {
    pipe.attach(reader, pipe.next());
  }

  private void write(String text) {
    pipe.accept(text.getBytes(StandardCharsets.UTF_8));
  }
}

package io.jacquard.walker.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.graph.GraphService;
import io.jacquard.graph.UnitOfWork;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.iteration.PyGenerator;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.store.rocks.RocksDocumentStore;
import io.jacquard.walker.json.Layouts;
import io.jacquard.walker.json.StreamFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamRunTest {
  private static final String ITEM = "x".repeat(16 << 10);

  private final Generator generator = new Generator();
  private final HeldSink sink = new HeldSink();
  private final Deque<Runnable> pool = new ArrayDeque<>();
  private RocksDocumentStore store;
  private StreamRun run;

  @BeforeEach
  void open(@TempDir Path folder) {
    store = RocksDocumentStore.open(folder);
    UnitOfWork unit = new GraphService(store).open("0".repeat(31) + "7", _ -> null);
    Budget budget = new Budget(Budget.Limits.UNBOUNDED, System.nanoTime());
    Execution execution = new Execution(unit, budget, _ -> {});
    Layouts layouts = new Layouts(List.of());
    var stream = new ReportStream("w", generator, execution, unit, layouts, Duration.ofMinutes(1));
    run = new StreamRun(stream, StreamFormat.RAW, sink, pool::add);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void makesNoMoreThanThePeerTakesAndHoldsNoThreadMeanwhile() {
    run.start();

    assertThat(generator.made).isEqualTo(4);
    assertThat(pool).isEmpty();

    sink.takeOne();
    assertThat(pool).hasSize(1);
    pool.remove().run();
    assertThat(generator.made).isEqualTo(5);
  }

  @Test
  void endsOnceTheLastItemIsMade() {
    generator.last = 3;

    run.start();

    assertThat(sink.outcome).isEqualTo("ended");
    assertThat(run.ended()).isCompleted();
  }

  @Test
  void closesTheGeneratorWhenThePeerGoesWhileItWaits() {
    run.start();

    run.cancel();
    pool.remove().run();

    assertThat(generator.closed).isTrue();
    assertThat(run.ended()).isCompleted();
    assertThat(sink.outcome).isEmpty();
  }

  @Test
  void closesTheGeneratorWhenAPieceCannotBeSent() {
    run.start();

    sink.breakOff();
    pool.remove().run();

    assertThat(generator.closed).isTrue();
  }

  @Test
  void tellsThePeerThatTheGeneratorFailed() {
    generator.failsAt = 2;

    run.start();

    assertThat(sink.outcome).startsWith("failed ");
    assertThat(run.ended()).isCompleted();
  }

  /** Makes one large item after the other. */
  private static final class Generator extends PyGenerator {
    private int made;
    private int last = Integer.MAX_VALUE;
    private int failsAt = Integer.MAX_VALUE;
    private boolean closed;

    @Override
    public @Nullable Object send(Object value) {
      if (made == failsAt) {
        throw Errors.valueError("late");
      }
      return made++ == last ? null : ITEM;
    }

    @Override
    public @Nullable Object raise(JacError error) {
      throw error;
    }

    @Override
    public void close() {
      closed = true;
    }

    @Override
    public Object returnValue() {
      return None.NONE;
    }

    @Override
    public PyType type() {
      return TYPE;
    }
  }

  /** A peer that takes a piece only when the test says so. */
  private static final class HeldSink implements StreamSink {
    private final Deque<CompletableFuture<Void>> held = new ArrayDeque<>();
    private String outcome = "";

    @Override
    public CompletionStage<?> send(byte[] piece) {
      CompletableFuture<Void> sent = new CompletableFuture<>();
      held.add(sent);
      return sent;
    }

    void takeOne() {
      held.remove().complete(null);
    }

    void breakOff() {
      held.remove().completeExceptionally(new IllegalStateException("gone"));
    }

    @Override
    public void end() {
      outcome = "ended";
    }

    @Override
    public void fail(String incident) {
      outcome = "failed " + incident;
    }
  }
}

package io.jacquard.walker.stream;

import io.jacquard.graph.UnitOfWork;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.iteration.PyGenerator;
import io.jacquard.walker.json.Layouts;
import io.jacquard.walker.json.StreamFormat;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The items of a reported generator, made when they are asked for. What the generator writes is
 * kept only by {@link #finish}. One thread at a time, any thread.
 *
 * @param endpoint whose call reported it
 * @param limit how long it may go on
 */
public record ReportStream(
    String endpoint,
    PyGenerator generator,
    Execution execution,
    UnitOfWork unit,
    Layouts layouts,
    Duration limit) {

  /** The next item as it is sent, or {@code null} after the last one. */
  byte @Nullable [] next(StreamFormat format) {
    return execution.run(() -> {
      execution.budget().check();
      Object item = generator.next();
      return item == null ? null : format.encode(item, layouts, unit);
    });
  }

  /** Makes durable what the generator wrote. */
  void finish() {
    execution.run(() -> {
      unit.commit();
      return true;
    });
  }

  /** Ends the generator early; its {@code finally} blocks run, and nothing it wrote is kept. */
  void abandon() {
    execution.run(() -> {
      generator.close();
      return true;
    });
  }
}

package io.jacquard.walker.call;

import io.jacquard.commons.metrics.Metrics;
import io.jacquard.graph.ConflictException;
import io.jacquard.graph.GraphService;
import io.jacquard.graph.UnitOfWork;
import io.jacquard.jac.Endpoint;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.Limit;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.iteration.PyGenerator;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.program.ServiceHost;
import io.jacquard.walker.program.Tracebacks;
import io.jacquard.walker.stream.ReportStream;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs calls: each in a unit of work of its own that is committed before the answer is known to
 * anybody, and again from scratch when somebody else changed the same data first.
 */
@Singleton
public final class CallService {
  private static final Logger LOG = Logger.getLogger(CallService.class);
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
  private static final int PAUSE_DOUBLINGS = 8;
  private static final String PERMISSION_ERROR = "PermissionError";

  private final GraphService graphs;
  private final CallConfig config;
  private final Metrics metrics;
  private final ServiceHost host;
  private final long memory;

  CallService(GraphService graphs, CallConfig config, Metrics metrics, ServiceHost host) {
    this.graphs = graphs;
    this.config = config;
    this.metrics = metrics;
    this.host = host;
    this.memory = (long) (config.heapShare() * Runtime.getRuntime().maxMemory());
  }

  /** What is done in a unit of work, up to its commit. */
  private interface Work {
    Outcome perform(UnitOfWork unit, Execution execution) throws Target.UnknownException;
  }

  private record Run(String name, String root, int reruns, Work work) {}

  /** Runs a call on the current thread to its end. */
  public Outcome run(Call call, LoadedProgram program) {
    long start = System.nanoTime();
    Endpoint endpoint = call.endpoint();
    int reruns = endpoint.mayRepeat() ? config.reruns() : 0;
    Work work = (unit, execution) -> perform(call, program, unit, execution);
    Outcome outcome = run(new Run(endpoint.name(), call.root(), reruns, work), program);
    double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
    metrics.called(endpoint.name(), succeeded(outcome), seconds);
    return outcome;
  }

  private static boolean succeeded(Outcome outcome) {
    return outcome instanceof Outcome.Done || outcome instanceof Outcome.Streaming;
  }

  /** Answers a question of the platform's own about the graph that a root sees. */
  public Outcome read(
      String name, String root, LoadedProgram program, Function<UnitOfWork, byte[]> question) {
    Work work = (unit, _) -> new Outcome.Done(question.apply(unit));
    return run(new Run(name, root, 0, work), program);
  }

  private Outcome run(Run run, LoadedProgram program) {
    long deadline = System.nanoTime() + config.deadline().toNanos();
    for (int attempt = 0; ; attempt++) {
      Outcome outcome = attempt(run, program, deadline, attempt < run.reruns());
      if (outcome != null) {
        return outcome;
      }
      pause(attempt, deadline);
    }
  }

  /** One run; {@code null} when it is to be run again. */
  private @Nullable Outcome attempt(
      Run run, LoadedProgram program, long deadline, boolean mayRepeat) {
    UnitOfWork unit = graphs.open(run.root(), program::typeNamed);
    Execution execution = execution(unit, budget(deadline), program);
    try {
      return execution.run(() -> run.work().perform(unit, execution));
    } catch (ConflictException _) {
      boolean repeatable = mayRepeat && !unit.committed() && !execution.external();
      return repeatable && System.nanoTime() - deadline < 0 ? null : new Outcome.Conflict();
    } catch (JacError e) {
      return failed(run.name(), e);
    } catch (Target.UnknownException e) {
      return new Outcome.NoSuchTarget(e.sentence());
    } catch (RefusedException e) {
      return new Outcome.Refused(e.refusal());
    } catch (Exception e) {
      String incident = UUID.randomUUID().toString();
      LOG.errorf(e, "call broke incident=%s endpoint=%s", incident, run.name());
      return new Outcome.Broken(incident);
    }
  }

  /** The call itself, its answer, and its commit, in this order. */
  private Outcome perform(Call call, LoadedProgram program, UnitOfWork unit, Execution execution)
      throws Target.UnknownException {
    Optional<byte[]> before = call.once() == null ? Optional.empty() : call.once().answer();
    if (before.isPresent()) {
      return new Outcome.Done(before.get());
    }
    Endpoint endpoint = call.endpoint();
    Map<String, Object> values = call.inputs().build(call.values());
    Object result =
        switch (endpoint.kind()) {
          case WALKER -> {
            NodeObject start = call.target() == null ? null : Target.find(call.target(), unit);
            yield program.program().spawn(endpoint, values, start, execution);
          }
          case FUNCTION -> program.program().call(endpoint, values, execution);
        };
    PyGenerator generator = reportedGenerator(execution);
    if (generator != null) {
      unit.commit();
      return new Outcome.Streaming(stream(generator, call, program, unit));
    }
    List<Object> reports = execution.reports();
    byte[] answer = call.form().success(result, reports, program.layouts(), unit);
    if (call.once() != null) {
      unit.enlist(call.once().record(answer));
    }
    unit.commit();
    return new Outcome.Done(answer);
  }

  private static @Nullable PyGenerator reportedGenerator(Execution execution) {
    for (Object report : execution.reports()) {
      if (report instanceof PyGenerator generator) {
        return generator;
      }
    }
    return null;
  }

  /** The rest of the call: the same view of the graph, a new budget, a commit of its own. */
  private ReportStream stream(
      PyGenerator generator, Call call, LoadedProgram program, UnitOfWork unit) {
    Duration limit = config.streamDeadline();
    Budget budget = budget(System.nanoTime() + limit.toNanos());
    Execution execution = execution(unit, budget, program);
    return new ReportStream(
        call.endpoint().name(), generator, execution, unit, program.layouts(), limit);
  }

  private Execution execution(UnitOfWork unit, Budget budget, LoadedProgram program) {
    return new Execution(unit, budget, System.out::print).files(program.files()).host(host);
  }

  private Budget budget(long deadline) {
    long now = System.nanoTime();
    long left = Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadline - now));
    var limits =
        new Budget.Limits(
            config.steps(), config.depth(), left, config.size(), config.visits(), memory);
    return new Budget(limits, now);
  }

  private static Outcome failed(String name, JacError error) {
    String message = String.valueOf(error.getMessage());
    Limit limit = error.limit();
    if (limit != null) {
      LOG.warnf("call passed a limit limit=%s endpoint=%s", limit, name);
      return new Outcome.Refused(Refusal.pastLimit(limit, message));
    }
    return isDenial(error)
        ? new Outcome.Refused(Refusal.forbidden(message))
        : raised(name, message, Tracebacks.render(error));
  }

  /** Whether the caller may not do this; a PermissionError with a number is about a file. */
  private static boolean isDenial(JacError error) {
    return error.isA(PERMISSION_ERROR) && error.exception().arguments().length < 2;
  }

  private static Outcome raised(String name, String message, String traceback) {
    String incident = UUID.randomUUID().toString();
    LOG.errorf("call raised incident=%s endpoint=%s%n%s", incident, name, traceback);
    return new Outcome.Raised(message, incident);
  }

  /** Waits a random time that grows with every attempt, so that rivals get out of step. */
  private static void pause(int attempt, long deadline) {
    long longest = FIRST_PAUSE_NANOS << Math.min(attempt, PAUSE_DOUBLINGS);
    long pause = ThreadLocalRandom.current().nextLong(longest);
    LockSupport.parkNanos(Math.min(pause, deadline - System.nanoTime()));
  }
}

package io.jacquard.sequence.instance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.sequence.hub.HubLog;
import io.jacquard.sequence.instance.state.InstanceState;
import io.jacquard.sequence.limits.Enforcement;
import io.jacquard.sequence.limits.Held;
import io.jacquard.sequence.limits.Limits;
import io.jacquard.sequence.link.Link;
import io.jacquard.sequence.runner.RunnerProcess;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Waits for the end of processes and finds out how they ended. */
@Singleton
final class InstanceWatch {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LAST_WORDS_MILLIS = 3000;
  private static final int UNOBSERVED = 213;
  private static final int BY_SIGNAL = 128;
  private static final int ABORTED = 134;
  private static final String OUT_OF_HEAP = "heap out of memory";

  private final Enforcement enforcement;
  private final HubLog log;

  InstanceWatch(Enforcement enforcement, HubLog log) {
    this.enforcement = enforcement;
    this.log = log;
  }

  /** Holds a runner to its limits, listens to it from now on, and ends the instance with it. */
  void over(Instance instance, RunnerProcess runner, Link link, Limits limits) {
    Held held = enforcement.hold(runner.name(), runner.pid(), limits, runner::kill);
    link.start(instance);
    var _ =
        runner
            .onExit()
            .thenRunAsync(() -> end(instance, runner, link, held), Thread::startVirtualThread);
  }

  private void end(Instance instance, RunnerProcess runner, Link link, Held held) {
    try {
      link.awaitEnd(LAST_WORDS_MILLIS);
      finish(instance, runner, link, held);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish(Instance instance, RunnerProcess runner, Link link, Held held)
      throws InterruptedException {
    link.close();
    runner.kill();
    try {
      Leftovers.keep(runner.folder(), instance.streams());
      runner.forgetSocket();
    } catch (IOException e) {
      log.warn("The end of a runner was not tidy instance=" + instance.id(), e);
    }
    InstanceState.Exit said = instance.reported();
    instance.ended(
        held.breach()
            .map(reason -> new InstanceState.Exit(InstanceState.KILLED, reason))
            .orElseGet(() -> said == null ? exit(runner) : said));
    held.release();
  }

  /** How a process ended that said nothing on its connection. */
  InstanceState.Exit exit(RunnerProcess runner) {
    return written(runner.exitFile())
        .orElseGet(() ->
            runner.exitCode().isPresent()
                ? observed(runner, runner.exitCode().getAsInt())
                : unobserved());
  }

  private static InstanceState.Exit observed(RunnerProcess runner, int code) {
    if (code == ABORTED && outOfHeap(runner)) {
      return new InstanceState.Exit(code, "The instance used more memory than its limit");
    }
    if (code > BY_SIGNAL) {
      return new InstanceState.Exit(code, "Process ended by signal " + (code - BY_SIGNAL));
    }
    return ofCode(code);
  }

  /** Whether Node ended itself because its heap was full, which it says on its console. */
  private static boolean outOfHeap(RunnerProcess runner) {
    try {
      return Files.readString(runner.console(), StandardCharsets.ISO_8859_1).contains(OUT_OF_HEAP);
    } catch (IOException _) {
      return false;
    }
  }

  private static InstanceState.Exit ofCode(int code) {
    String reason = code == 0 ? "Instance completed" : "Process exited with code " + code;
    return new InstanceState.Exit(code, reason);
  }

  /** The end of a process while no hub was there to see it. */
  private static InstanceState.Exit unobserved() {
    return new InstanceState.Exit(UNOBSERVED, "The process ended while the hub was away");
  }

  /** What a runner that is gone wrote about its end, if it could. */
  Optional<InstanceState.Exit> written(Path exitFile) {
    try {
      if (Files.exists(exitFile)) {
        JsonNode exit = JSON.readTree(Files.readAllBytes(exitFile));
        int code = exit.path("code").asInt(UNOBSERVED);
        String reason = exit.path("reason").asText();
        return Optional.of(reason.isEmpty() ? ofCode(code) : new InstanceState.Exit(code, reason));
      }
    } catch (IOException e) {
      log.warn("What a runner wrote at its end cannot be read", e);
    }
    return Optional.empty();
  }

  /** The end of an instance whose runner is gone without a trace. */
  static InstanceState.Exit lost() {
    return unobserved();
  }
}

package io.jacquard.sequence.limits;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jboss.logging.Logger;

/** Holds instances to their limits, with the best that the machine has. */
@Singleton
public final class Enforcement {
  private static final Logger LOG = Logger.getLogger(Enforcement.class);
  private static final int MEBI = 20;
  private static final Path MOUNT = Path.of("/sys/fs/cgroup");
  private static final Path OWN = Path.of("/proc/self/cgroup");

  private final LimitsConfig config;
  private final MemoryWatch watch;
  private Optional<ControlGroups> groups = Optional.empty();

  Enforcement(LimitsConfig config, MemoryWatch watch) {
    this.config = config;
    this.watch = watch;
  }

  /**
   * Finds out what there is.
   *
   * @return a sentence for the log
   */
  public String open() {
    String why = "as configured";
    if (config.controlGroups()) {
      try {
        groups = Optional.of(ControlGroups.open(MOUNT, OWN));
        return "control groups (memory and CPU)";
      } catch (IOException e) {
        why = "no control groups: " + e.getMessage();
      }
    }
    return "heap limit, watch of resident memory, priority " + config.nice() + " (" + why + ")";
  }

  /** How far instances stand back behind others. */
  public int nice() {
    return config.nice();
  }

  /**
   * What an instance may use that asks for something.
   *
   * @throws IllegalArgumentException naming what it asks too much of
   */
  public Limits limits(long memory, OptionalDouble asked) {
    if (memory > config.mostMemory().asLongValue()) {
      long most = config.mostMemory().asLongValue() >> MEBI;
      throw new IllegalArgumentException("limits.memory must be at most " + most);
    }
    double most = config.mostCpu().orElse(Double.MAX_VALUE);
    if (asked.isPresent() && asked.getAsDouble() > most) {
      throw new IllegalArgumentException("limits.cpu must be at most " + most);
    }
    OptionalDouble usual =
        config.cpu().isPresent() ? OptionalDouble.of(config.cpu().get()) : OptionalDouble.empty();
    return new Limits(memory, asked.isPresent() ? asked : usual);
  }

  /**
   * Holds an instance to its limits.
   *
   * @param name a name for it that is used once
   * @param leader the number of its first process, and of its session
   * @param kill ends it at once
   */
  public Held hold(String name, long leader, Limits limits, Runnable kill) {
    if (groups.isPresent()) {
      try {
        return groups.get().hold(name, leader, limits);
      } catch (IOException e) {
        LOG.warnf("an instance has no control group and is watched reason=%s", e.getMessage());
      }
    }
    return watch.hold(leader, limits, kill);
  }
}

package io.jacquard.sequence.runner;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The processes that run sequences. */
@ConfigMapping(prefix = "jacquard.sequence.runner")
public interface RunnerConfig {

  /** The folder of the runners' own files and of the instances' working directories. */
  @WithDefault(".jacquard/hub/runners")
  Path folder();

  /** The folder of the local sockets; short, as the path of a socket has at most 100 bytes. */
  @WithDefault("${java.io.tmpdir}")
  Path sockets();

  /** The program that runs sequences for Node, 20 or newer. */
  @WithDefault("node")
  String node();

  /** The program that runs sequences for Python, 3.9 or newer. */
  @WithDefault("python3")
  String python();

  /** The most memory of an instance whose start names no limit. */
  @WithDefault("512M")
  MemorySize memory();

  /** How long a runner may take until it is ready. */
  @WithDefault("30S")
  Duration startTimeout();

  /** How long an instance goes on without a hub; a hub that comes back earlier finds it. */
  @WithDefault("5M")
  Duration orphanTimeout();

  /** Whether instances go on when the hub is stopped, as they do when it is killed. */
  @WithDefault("false")
  boolean outliveStop();

  /** How many runners may be starting at once; more wait. */
  @WithDefault("8")
  @Min(1)
  int concurrentStarts();

  /** The processes that are ready before an instance needs one. */
  Warm warm();

  /** How sequences are kept from what is not theirs. */
  Isolation isolation();

  /** How many processes are ready, once there is a sequence that could use one. */
  interface Warm {
    /** Processes that wait for a sequence for Node. */
    @WithDefault("2")
    @Min(0)
    int node();

    /** Processes that wait for a sequence for Python. */
    @WithDefault("1")
    @Min(0)
    int python();
  }

  /** A wall around the processes, where the machine has one. */
  interface Isolation {
    /**
     * {@code auto} runs sequences under bubblewrap where it works, {@code bubblewrap} does not
     * start without it, {@code none} does without it.
     */
    @WithDefault("auto")
    Wall wall();

    /** The program of bubblewrap. */
    @WithDefault("bwrap")
    String bubblewrap();

    /** Folders that no sequence sees under bubblewrap; packages are shown all the same. */
    Optional<List<Path>> hidden();
  }

  /** Which wall there is to be. */
  enum Wall {
    AUTO,
    BUBBLEWRAP,
    NONE
  }
}

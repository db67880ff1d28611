package io.jacquard.sequence.limits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Control groups of version 2: one for each instance, beside a group that the hub moves into, as a
 * group with members cannot share out what it has.
 */
final class ControlGroups {
  private static final Logger LOG = Logger.getLogger(ControlGroups.class);
  private static final String OWN_PREFIX = "0::/";
  private static final String MEMBERS = "cgroup.procs";
  private static final String SHARED = "cgroup.subtree_control";
  private static final List<String> NEEDED = List.of("memory", "cpu");
  private static final int PERIOD_MICROS = 100_000;

  private final Path parent;

  private ControlGroups(Path parent) {
    this.parent = parent;
  }

  /**
   * The groups below the one of this process.
   *
   * @param mount where groups are found
   * @param own the file that says which one this process is in
   * @throws IOException if they cannot be had, saying why
   */
  static ControlGroups open(Path mount, Path own) throws IOException {
    if (!Files.exists(mount.resolve("cgroup.controllers"))) {
      throw new IOException("version 2 is not mounted");
    }
    Path parent = mount.resolve(group(own)).normalize();
    if (!Files.isWritable(parent) || !Files.isWritable(parent.resolve(SHARED))) {
      throw new IOException("the own group cannot be written");
    }
    String offered = " " + Files.readString(parent.resolve("cgroup.controllers")).strip() + " ";
    for (String controller : NEEDED) {
      if (!offered.contains(" " + controller + " ")) {
        throw new IOException("the own group does not control " + controller);
      }
    }
    write(folder(parent.resolve("jacquard-hub")).resolve(MEMBERS), ProcessHandle.current().pid());
    try {
      write(parent.resolve(SHARED), "+memory +cpu");
    } catch (IOException _) {
      throw new IOException("the own group has other members");
    }
    return new ControlGroups(parent);
  }

  private static String group(Path own) throws IOException {
    for (String line : Files.readAllLines(own)) {
      if (line.startsWith(OWN_PREFIX)) {
        return line.substring(OWN_PREFIX.length());
      }
    }
    throw new IOException("this process is in no group of version 2");
  }

  Held hold(String name, long leader, Limits limits) throws IOException {
    Path group = folder(parent.resolve("jacquard-instance-" + name));
    write(group.resolve("memory.max"), limits.memory());
    write(group.resolve("memory.swap.max"), 0);
    write(group.resolve("memory.oom.group"), 1);
    if (limits.cores().isPresent()) {
      long micros = (long) (limits.cores().getAsDouble() * PERIOD_MICROS);
      write(group.resolve("cpu.max"), micros + " " + PERIOD_MICROS);
    }
    write(group.resolve(MEMBERS), leader);
    return new Group(group, limits);
  }

  private static Path folder(Path path) throws IOException {
    try {
      return Files.createDirectory(path);
    } catch (FileAlreadyExistsException _) {
      return path; // an earlier hub made it, for itself or for an instance that goes on
    }
  }

  private static void write(Path file, long value) throws IOException {
    write(file, Long.toString(value));
  }

  private static void write(Path file, String value) throws IOException {
    Files.write(file, value.getBytes(StandardCharsets.US_ASCII));
  }

  private record Group(Path folder, Limits limits) implements Held {

    @Override
    public Optional<String> breach() {
      try {
        return Files.readAllLines(folder.resolve("memory.events")).stream()
            .filter(line -> line.startsWith("oom_kill ") && !line.equals("oom_kill 0"))
            .map(_ -> limits.memoryReason())
            .findAny();
      } catch (IOException _) {
        return Optional.empty();
      }
    }

    @Override
    public void release() {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        LOG.debugf("a control group was not removed reason=%s", e.getMessage());
      }
    }
  }
}

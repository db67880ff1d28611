package io.jacquard.sequence.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a folder that looks as the kernel's does. */
class ControlGroupsTest {
  private static final Limits LIMITS = new Limits(64 << 20, OptionalDouble.of(0.5));

  @TempDir private Path mount;
  private Path own;
  private Path group;

  @BeforeEach
  void mount() throws IOException {
    own = Files.writeString(mount.resolve("own"), "1:name=systemd:/x\n0::/box\n");
    group = Files.createDirectory(mount.resolve("box"));
    Files.writeString(mount.resolve("cgroup.controllers"), "cpu memory\n");
    Files.writeString(group.resolve("cgroup.controllers"), "cpu memory pids\n");
    Files.writeString(group.resolve("cgroup.subtree_control"), "");
  }

  @Test
  void anInstanceIsInAGroupWithItsLimits() throws IOException {
    ControlGroups.open(mount, own).hold("a", 4711, LIMITS);

    Path instance = group.resolve("jacquard-instance-a");
    assertThat(instance.resolve("memory.max")).hasContent("67108864");
    assertThat(instance.resolve("cpu.max")).hasContent("50000 100000");
    assertThat(instance.resolve("cgroup.procs")).hasContent("4711");
    assertThat(group.resolve("cgroup.subtree_control")).hasContent("+memory +cpu");
  }

  @Test
  void theKernelsKillIsABreach() throws IOException {
    Held held = ControlGroups.open(mount, own).hold("a", 4711, LIMITS);
    Path events = group.resolve("jacquard-instance-a/memory.events");

    Files.writeString(events, "high 3\noom_kill 0\n");
    assertThat(held.breach()).isEmpty();

    Files.writeString(events, "high 3\noom_kill 1\n");
    assertThat(held.breach()).contains("The instance used more than its 64 MB of memory");
  }

  @Test
  void saysWhyThereAreNone() throws IOException {
    Files.writeString(group.resolve("cgroup.controllers"), "pids\n");
    assertThatThrownBy(() -> ControlGroups.open(mount, own))
        .hasMessage("the own group does not control memory");

    Files.writeString(own, "1:name=systemd:/x\n");
    assertThatThrownBy(() -> ControlGroups.open(mount, own))
        .hasMessage("this process is in no group of version 2");

    Files.delete(mount.resolve("cgroup.controllers"));
    assertThatThrownBy(() -> ControlGroups.open(mount, own)).hasMessage("version 2 is not mounted");
  }
}

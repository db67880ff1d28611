package io.jacquard.sequence.limits;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How many bytes the processes of sessions have in memory, as {@code /proc} says. */
final class ResidentMemory {
  private static final Path PROCESSES = Path.of("/proc");
  private static final int SESSION = 3;
  private static final int PAGES = 21;
  private static final int KIBI = 10;
  private static final long USUAL_PAGE = 4096;

  private final Path processes;
  private final long page;

  ResidentMemory(Path processes, long page) {
    this.processes = processes;
    this.page = page;
  }

  static ResidentMemory ofThisMachine() {
    return new ResidentMemory(PROCESSES, pageSize());
  }

  /** The memory of those sessions that there are; where nothing says so, none. */
  Map<Long, Long> bySession(Set<Long> sessions) throws IOException {
    Map<Long, Long> sizes = new HashMap<>();
    if (!Files.isDirectory(processes)) {
      return sizes;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(processes, "[0-9]*")) {
      for (Path process : all) {
        add(process, sessions, sizes);
      }
    }
    return sizes;
  }

  /** The memory of the first process of those sessions. */
  Map<Long, Long> ofLeaders(Set<Long> sessions) {
    Map<Long, Long> sizes = new HashMap<>();
    for (Long session : sessions) {
      add(processes.resolve(session.toString()), sessions, sizes);
    }
    return sizes;
  }

  private void add(Path process, Set<Long> sessions, Map<Long, Long> sizes) {
    try {
      byte[] text = Files.readAllBytes(process.resolve("stat"));
      String stat = new String(text, StandardCharsets.ISO_8859_1);
      // the name of a program, in parentheses, may contain anything
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long session = Long.parseLong(fields[SESSION]);
      if (sessions.contains(session)) {
        sizes.merge(session, Long.parseLong(fields[PAGES]) * page, Long::sum);
      }
    } catch (IOException _) {
      // it has ended meanwhile
    }
  }

  private static long pageSize() {
    try {
      for (String line : Files.readAllLines(PROCESSES.resolve("self/smaps"))) {
        if (line.startsWith("KernelPageSize:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) << KIBI;
        }
      }
    } catch (IOException _) {
      // another system, which has no sessions to look at either
    }
    return USUAL_PAGE;
  }
}

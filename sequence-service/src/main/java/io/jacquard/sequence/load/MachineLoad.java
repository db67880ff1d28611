package io.jacquard.sequence.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.jacquard.sequence.catalog.CatalogConfig;
import io.jacquard.sequence.hub.HubConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of the machine is in use. */
@Singleton
public final class MachineLoad {
  private static final Path LOAD = Path.of("/proc/loadavg");
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final int FIFTEEN_MINUTES = 2;
  private static final int KIBI = 10;

  private final HubConfig config;
  private final Path folder;

  MachineLoad(HubConfig config, CatalogConfig catalog) {
    this.config = config;
    this.folder = catalog.folder().toAbsolutePath().normalize();
  }

  /** The object of {@code /load-check}. */
  public ObjectNode check() {
    try {
      ObjectNode load = JsonNodeFactory.instance.objectNode();
      load.put("avgLoad", average(FIFTEEN_MINUTES));
      load.put("currentLoad", average(0));
      load.put("memFree", freeMemory());
      load.put("memUsed", system().getTotalMemorySize() - freeMemory());
      ObjectNode disk = load.putArray("fsSize").addObject();
      FileStore store = Files.getFileStore(existing(folder));
      long used = store.getTotalSpace() - store.getUnallocatedSpace();
      disk.put("fs", store.name()).put("type", store.type()).put("mount", "sequences");
      disk.put("size", store.getTotalSpace()).put("used", used);
      disk.put("available", store.getUsableSpace());
      disk.put("use", store.getTotalSpace() == 0 ? 0 : (double) used / store.getTotalSpace());
      return load;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is too little left to begin an instance. */
  public boolean exhausted() {
    try {
      return freeMemory() < config.freeMemory().asLongValue()
          || Files.getFileStore(existing(folder)).getUsableSpace()
              < config.freeSpace().asLongValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double average(int index) throws IOException {
    if (!Files.exists(LOAD)) {
      return system().getSystemLoadAverage();
    }
    return Double.parseDouble(Files.readString(LOAD).split(" ", -1)[index]);
  }

  /** What programs can still have, which is more than what nobody uses. */
  private static long freeMemory() throws IOException {
    if (Files.exists(MEMORY)) {
      for (String line : Files.readAllLines(MEMORY)) {
        if (line.startsWith("MemAvailable:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) << KIBI;
        }
      }
    }
    return system().getFreeMemorySize();
  }

  private static Path existing(Path wanted) {
    Path path = wanted;
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }

  private static OperatingSystemMXBean system() {
    return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  }
}

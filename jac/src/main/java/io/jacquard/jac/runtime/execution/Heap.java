package io.jacquard.jac.runtime.execution;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What the Java machine tells of its memory. */
final class Heap {
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
  private static final List<GarbageCollectorMXBean> COLLECTORS =
      ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class);
  private static final Set<String> POOLS =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());

  private Heap() {}

  /**
   * How the heap was left by a collection.
   *
   * @param endMillis when the collection ended, since the start of the machine; 0 for none yet
   * @param live bytes that it kept, some of which a later one may find to be garbage
   */
  record Collection(long endMillis, long live) {}

  /** Bytes that the running thread has allocated since it began; 0 for a virtual thread. */
  static long allocated() {
    return Math.max(0, THREADS.getCurrentThreadAllocatedBytes());
  }

  /** The last collection. Takes some microseconds. */
  static Collection last() {
    return COLLECTORS.stream()
        .map(GarbageCollectorMXBean::getLastGcInfo)
        .filter(Objects::nonNull)
        .max(Comparator.comparingLong(GcInfo::getEndTime))
        .map(Heap::collection)
        .orElse(new Collection(0, 0));
  }

  /** Collects all garbage, which stops every thread for a while. */
  static Collection collected() {
    System.gc();
    return last();
  }

  private static Collection collection(GcInfo info) {
    long live =
        info.getMemoryUsageAfterGc().entrySet().stream()
            .filter(pool -> POOLS.contains(pool.getKey()))
            .mapToLong(pool -> pool.getValue().getUsed())
            .sum();
    return new Collection(info.getEndTime(), live);
  }
}

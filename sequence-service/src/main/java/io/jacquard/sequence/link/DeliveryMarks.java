package io.jacquard.sequence.link;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How far each stream of an instance was delivered, in a file that is shared memory: what this hub
 * has written there is there for the next one even when it is killed in the very next moment.
 */
public final class DeliveryMarks implements AutoCloseable {
  private static final long SIZE = (long) Channel.values().length * Long.BYTES;

  private final Arena arena;
  private final MemorySegment marks;
  private boolean closed;

  private DeliveryMarks(Arena arena, MemorySegment marks) {
    this.arena = arena;
    this.marks = marks;
  }

  /** The marks in the folder of a runner, all at the beginning where there were none. */
  public static DeliveryMarks in(Path folder) throws IOException {
    Path file = folder.resolve("delivered");
    Arena arena = Arena.ofShared();
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MemorySegment marks = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE, arena);
      return new DeliveryMarks(arena, marks);
    } catch (IOException e) {
      arena.close();
      throw e;
    }
  }

  /** Marks that no later hub will see. */
  public static DeliveryMarks unkept() {
    Arena arena = Arena.ofShared();
    return new DeliveryMarks(arena, arena.allocate(SIZE));
  }

  /** Where the next byte of a stream stands that was not delivered. */
  public synchronized long of(Channel channel) {
    return closed ? 0 : marks.getAtIndex(ValueLayout.JAVA_LONG, channel.number());
  }

  /** Everything before a place of a stream was delivered. */
  public synchronized void set(Channel channel, long position) {
    if (!closed) {
      marks.setAtIndex(ValueLayout.JAVA_LONG, channel.number(), position);
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      arena.close();
    }
  }
}

package io.jacquard.sequence.instance;

import io.jacquard.sequence.instance.stream.OutputPipe;
import io.jacquard.sequence.instance.stream.Streams;
import io.jacquard.sequence.link.Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * What an instance that is over had written and nobody has read: kept in its folder, so that it
 * does not go with the hub.
 */
final class Leftovers {
  private Leftovers() {}

  /** Keeps what is unread. */
  static void keep(Path folder, Streams streams) throws IOException {
    for (Map.Entry<Channel, OutputPipe> stream : streams.written().entrySet()) {
      byte[] unread;
      long position;
      synchronized (stream.getValue()) {
        unread = stream.getValue().unread();
        position = stream.getValue().position();
      }
      if (unread.length > 0) {
        ByteBuffer content = ByteBuffer.allocate(Long.BYTES + unread.length);
        Files.write(file(folder, stream.getKey()), content.putLong(position).put(unread).array());
      }
    }
  }

  /** Makes what was kept readable again, from where it was read to since. */
  static void restore(Path folder, Streams streams) throws IOException {
    for (Map.Entry<Channel, OutputPipe> stream : streams.written().entrySet()) {
      Path file = file(folder, stream.getKey());
      if (Files.exists(file)) {
        byte[] content = Files.readAllBytes(file);
        long read = stream.getValue().position() - ByteBuffer.wrap(content).getLong();
        int from = (int) Math.min(content.length, Long.BYTES + read);
        stream.getValue().accept(Arrays.copyOfRange(content, from, content.length));
      }
    }
  }

  private static Path file(Path folder, Channel channel) {
    return folder.resolve("unread-" + channel.number());
  }
}

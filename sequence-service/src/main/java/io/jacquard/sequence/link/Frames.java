package io.jacquard.sequence.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What goes over a connection to a runner: frames of a type, a channel, a length and bytes. Puts
 * together what arrives in pieces.
 */
final class Frames {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DATA = 1;
  private static final int END = 2;
  private static final int CREDIT = 3;
  private static final int MESSAGE = 4;
  private static final int RECEIVED = 5;
  private static final int HEADER = 6;
  private static final int LARGEST = 16 << 20;

  private final LinkListener listener;
  private final ByteBuffer header = ByteBuffer.allocate(HEADER);
  private byte @Nullable [] body;
  private int filled;

  Frames(LinkListener listener) {
    this.listener = listener;
  }

  /** The head of a frame of data, whose bytes follow. */
  static ByteBuffer data(Channel channel, int length) {
    return head(DATA, channel, length, 0).flip();
  }

  static ByteBuffer end(Channel channel) {
    return head(END, channel, 0, 0).flip();
  }

  static ByteBuffer credit(Channel channel, int count) {
    return head(CREDIT, channel, Integer.BYTES, Integer.BYTES).putInt(count).flip();
  }

  static ByteBuffer message(JsonNode message) {
    try {
      byte[] bytes = JSON.writeValueAsBytes(message);
      return head(MESSAGE, Channel.CONTROL, bytes.length, bytes.length).put(bytes).flip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer head(int type, Channel channel, int length, int room) {
    return ByteBuffer.allocate(HEADER + room)
        .put((byte) type)
        .put((byte) channel.number())
        .putInt(length);
  }

  /**
   * Takes what has arrived, and tells the listener of each frame that is whole.
   *
   * @throws IOException for what is no frame
   */
  void accept(ByteBuffer arrived) throws IOException {
    while (true) {
      if (body == null && !begin(arrived)) {
        return;
      }
      byte[] whole = fill(arrived);
      if (whole == null) {
        return;
      }
      body = null;
      dispatch(header.get(0), Channel.of(header.get(1)), whole);
      header.clear();
    }
  }

  private boolean begin(ByteBuffer arrived) throws IOException {
    while (header.hasRemaining() && arrived.hasRemaining()) {
      header.put(arrived.get());
    }
    if (header.hasRemaining()) {
      return false;
    }
    int length = header.getInt(2);
    if (length < 0 || length > LARGEST) {
      throw new IOException("a frame of " + length + " bytes");
    }
    body = new byte[length];
    filled = 0;
    return true;
  }

  private byte @Nullable [] fill(ByteBuffer arrived) {
    byte[] filling = body;
    if (filling == null) {
      return null;
    }
    int count = Math.min(arrived.remaining(), filling.length - filled);
    arrived.get(filling, filled, count);
    filled += count;
    return filled == filling.length ? filling : null;
  }

  private void dispatch(int type, Channel channel, byte[] bytes) throws IOException {
    switch (type) {
      case DATA -> listener.data(channel, bytes);
      case END -> listener.end(channel);
      case CREDIT -> listener.credit(channel, count(bytes));
      case RECEIVED -> listener.received(channel, count(bytes));
      case MESSAGE -> listener.message(JSON.readTree(bytes));
      default -> throw new IOException("a frame of type " + type);
    }
  }

  private static int count(byte[] bytes) throws IOException {
    if (bytes.length != Integer.BYTES) {
      throw new IOException("a count of " + bytes.length + " bytes");
    }
    return ByteBuffer.wrap(bytes).getInt();
  }
}

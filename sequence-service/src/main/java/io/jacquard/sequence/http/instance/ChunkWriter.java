package io.jacquard.sequence.http.instance;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelProgressiveFuture;
import io.netty.channel.ChannelProgressiveFutureListener;
import io.netty.channel.ChannelProgressivePromise;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the body of an answer and tells, byte for byte, what of it the system has taken. That is
 * more than the server tells, which speaks of whole writes: so the chunks are made here.
 */
final class ChunkWriter {
  private static final byte[] LINE_END = {'\r', '\n'};

  private final HttpServerRequest request;
  private final Optional<ChannelHandlerContext> wire;

  ChunkWriter(HttpServerRequest request) {
    this.request = request;
    this.wire = wire(request);
  }

  /** Where chunks are put on the wire; on other versions of HTTP there are none. */
  private static Optional<ChannelHandlerContext> wire(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_1_1
        && request.connection() instanceof ConnectionBase connection) {
      @Nullable ChannelHandlerContext encoder =
          connection.channelHandlerContext().pipeline().context(HttpResponseEncoder.class);
      return Optional.ofNullable(encoder);
    }
    return Optional.empty();
  }

  /** Writes the bytes from an offset on. */
  void write(byte[] bytes, int offset, IntConsumer left) {
    int length = bytes.length - offset;
    if (length <= 0) {
      return;
    }
    if (wire.isPresent()) {
      ChannelHandlerContext context = wire.get();
      ByteBuf data = Unpooled.wrappedBuffer(bytes, offset, length);
      Runnable write = () -> chunk(context, data, new Progress(length, left));
      if (context.executor().inEventLoop()) {
        write.run(); // as the end of the answer, which may follow, is not put off either
      } else {
        context.executor().execute(write);
      }
    } else {
      Buffer data = Buffer.buffer(length).appendBytes(bytes, offset, length);
      request.response().write(data).onSuccess(_ -> left.accept(length));
    }
  }

  private static void chunk(ChannelHandlerContext context, ByteBuf data, Progress progress) {
    String size = Integer.toHexString(data.readableBytes()) + "\r\n";
    ChannelProgressivePromise promise = context.newProgressivePromise();
    promise.addListener(progress);
    var _ = context.write(Unpooled.wrappedBuffer(size.getBytes(StandardCharsets.US_ASCII)));
    var _ = context.write(data, promise);
    var _ = context.writeAndFlush(Unpooled.wrappedBuffer(LINE_END));
  }

  /** How far one write is. */
  private static final class Progress implements ChannelProgressiveFutureListener {
    private final int length;
    private final IntConsumer left;
    private int told;

    private Progress(int length, IntConsumer left) {
      this.length = length;
      this.left = left;
    }

    @Override
    public void operationProgressed(ChannelProgressiveFuture future, long progress, long total) {
      tell((int) Math.min(progress, length));
    }

    @Override
    public void operationComplete(ChannelProgressiveFuture future) {
      if (future.isSuccess()) {
        tell(length);
      }
    }

    private void tell(int now) {
      if (now > told) {
        int more = now - told;
        told = now;
        left.accept(more);
      }
    }
  }
}

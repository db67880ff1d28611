package io.jacquard.walker.socket;

import io.jacquard.commons.redis.RedisLine;
import io.jacquard.commons.redis.RedisSession;
import io.jacquard.commons.redis.SharedRedis;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Broadcasts on their way to the connections of other processes, by publish and subscribe: what is
 * sent while Redis is away, or to a process that is just coming back to it, is not sent again.
 */
@Singleton
final class Relay {
  private static final Logger LOG = Logger.getLogger(Relay.class);
  private static final String MESSAGE = "message";

  private final UUID self = UUID.randomUUID();
  private final SharedRedis redis;
  private final Sockets sockets;
  private final SocketConfig config;
  private final Vertx vertx;
  private final Optional<RedisLine> outgoing;

  Relay(SharedRedis redis, Sockets sockets, SocketConfig config, Vertx vertx) {
    this.redis = redis;
    this.outgoing = redis.line();
    this.sockets = sockets;
    this.config = config;
    this.vertx = vertx;
  }

  /** One broadcast: who sent it, and to whom. */
  @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
  record Broadcast(UUID from, boolean guarded, String walker, byte[] frame) {
    private static final int UUID_BYTES = 16;
    private static final int HEAD = UUID_BYTES + 1 + Integer.BYTES;

    Buffer encoded() {
      byte[] name = walker.getBytes(StandardCharsets.UTF_8);
      return Buffer.buffer(HEAD + name.length + frame.length)
          .appendLong(from.getMostSignificantBits())
          .appendLong(from.getLeastSignificantBits())
          .appendByte((byte) (guarded ? 1 : 0))
          .appendInt(name.length)
          .appendBytes(name)
          .appendBytes(frame);
    }

    /** What was encoded; empty for anything else, which another version may have sent. */
    static Optional<Broadcast> of(Buffer message) {
      if (message.length() < HEAD) {
        return Optional.empty();
      }
      int name = message.getInt(UUID_BYTES + 1);
      if (name < 0 || name > message.length() - HEAD) {
        return Optional.empty();
      }
      UUID from = new UUID(message.getLong(0), message.getLong(Long.BYTES));
      boolean guarded = message.getByte(UUID_BYTES) != 0;
      String walker = message.getString(HEAD, HEAD + name);
      byte[] frame = message.getBytes(HEAD + name, message.length());
      return Optional.of(new Broadcast(from, guarded, walker, frame));
    }
  }

  void start(@Observes StartupEvent event) {
    Optional<RedisLine> incoming = redis.line();
    if (incoming.isEmpty()) {
      LOG.info("broadcasts reach the sockets of this process only: no Redis is configured");
    } else {
      subscribe(incoming.get());
    }
  }

  private void subscribe(RedisLine line) {
    var _ =
        line.session()
            .thenAccept(session -> {
              listen(session);
              session.onEnd(() -> again(line));
            })
            .exceptionally(_ -> {
              again(line);
              return null;
            });
  }

  private void again(RedisLine line) {
    vertx.setTimer(config.relayPause().toMillis(), _ -> subscribe(line));
  }

  private void listen(RedisSession session) {
    session.onMessage(this::receive);
    var _ =
        session
            .send(Request.cmd(Command.SUBSCRIBE).arg(config.channel()))
            .exceptionally(failure -> {
              LOG.warnf("broadcasts of other processes are not heard reason=%s", failure);
              session.end();
              return null;
            });
  }

  private void receive(Response push) {
    if (push.size() == 3 && MESSAGE.equals(String.valueOf(push.get(0)))) {
      Broadcast.of(push.get(2).toBuffer())
          .filter(broadcast -> !broadcast.from().equals(self))
          .ifPresent(this::deliver);
    }
  }

  /** In order, and not on the event loop: who may see it is looked up for every connection. */
  private void deliver(Broadcast broadcast) {
    var _ =
        vertx.executeBlocking(() -> {
          sockets.broadcast(broadcast.walker(), broadcast.frame(), broadcast.guarded());
          return true;
        });
  }

  /** Sends a frame to every connection of the walker that may see it, wherever it is. */
  void broadcast(String walker, byte[] frame, boolean guarded) {
    sockets.broadcast(walker, frame, guarded);
    outgoing.ifPresent(line -> {
      Buffer message = new Broadcast(self, guarded, walker, frame).encoded();
      Request publish = Request.cmd(Command.PUBLISH).arg(config.channel()).arg(message);
      var _ =
          line.session()
              .thenCompose(session -> session.send(publish))
              .exceptionally(failure -> {
                LOG.debugf("a broadcast stayed in this process reason=%s", failure);
                return null;
              });
    });
  }
}

package io.jacquard.walker.socket;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** The peer of a real connection. */
record ConnectedPeer(WebSocketConnection connection) implements Peer {
  private static final Logger LOG = Logger.getLogger(ConnectedPeer.class);

  @Override
  public CompletionStage<?> send(String frame) {
    return connection.sendText(frame).subscribeAsCompletionStage();
  }

  @Override
  public void ping() {
    connection.sendPing(Buffer.buffer()).subscribe().with(_ -> {}, ConnectedPeer::gone);
  }

  @Override
  public void close(int code, String reason) {
    if (connection.isOpen()) {
      connection
          .close(new CloseReason(code, reason))
          .subscribe()
          .with(_ -> {}, ConnectedPeer::gone);
    }
  }

  private static void gone(Throwable reason) {
    LOG.debugf("a connection was gone already: %s", reason);
  }
}

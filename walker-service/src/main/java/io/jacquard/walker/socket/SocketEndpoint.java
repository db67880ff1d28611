package io.jacquard.walker.socket;

import io.jacquard.walker.program.ProgramService;
import io.jacquard.walker.route.RouteTable;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /ws/{name}}: connections come and go here, on the event loop. */
@WebSocket(path = "/ws/{name}", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
final class SocketEndpoint {
  static final int NOT_A_SOCKET = 4000;
  static final int NOT_FOUND = 4004;

  /** Where the connection comes from, as its admission noted. */
  static final UserData.TypedKey<String> ADDRESS = new UserData.TypedKey<>("jacquard.address");

  private static final UserData.TypedKey<SocketSession> SESSION =
      new UserData.TypedKey<>("jacquard.session");

  private final ProgramService programs;
  private final Sockets sockets;
  private final MessageHandler messages;
  private final SocketConfig config;

  SocketEndpoint(
      ProgramService programs, Sockets sockets, MessageHandler messages, SocketConfig config) {
    this.programs = programs;
    this.sockets = sockets;
    this.messages = messages;
    this.config = config;
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    Peer peer = new ConnectedPeer(connection);
    String name = connection.pathParam("name");
    Optional<RouteTable> routes = programs.current().map(program -> program.routes());
    if (routes.isEmpty() || !routes.get().hasWalker(name)) {
      peer.close(NOT_FOUND, "Walker not found");
    } else if (routes.get().socket(name).isEmpty()) {
      peer.close(NOT_A_SOCKET, "Walker is not configured as WebSocket");
    } else {
      String token = token(connection.handshakeRequest().query());
      String address = Objects.requireNonNullElse(connection.userData().get(ADDRESS), "");
      var handshake = new SocketSession.Handshake(name, token, address);
      SocketSession session = new SocketSession(handshake, peer, config);
      connection.userData().put(SESSION, session);
      sockets.add(session);
    }
  }

  @OnTextMessage
  @NonBlocking
  void receive(String message, WebSocketConnection connection) {
    SocketSession session = connection.userData().get(SESSION);
    if (session != null) {
      messages.receive(session, message);
    }
  }

  @OnPongMessage
  @NonBlocking
  void pong(Buffer data, WebSocketConnection connection) {
    SocketSession session = connection.userData().get(SESSION);
    if (session != null) {
      session.seen();
    }
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    SocketSession session = connection.userData().remove(SESSION);
    if (session != null) {
      sockets.remove(session);
      session.closed();
    }
  }

  private static @Nullable String token(@Nullable String query) {
    if (query == null || query.isEmpty()) {
      return null;
    }
    List<String> values = new QueryStringDecoder(query, false).parameters().get("token");
    return values == null ? null : values.getLast();
  }
}

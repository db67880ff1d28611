package io.jacquard.walker.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection: its messages wait here for their turn, its frames in the outbox. */
final class SocketSession {
  private static final int GOING_AWAY = 1001;
  private static final int POLICY_VIOLATION = 1008;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final String walker;
  private final @Nullable String handshakeToken;
  private final String address;
  private final Peer peer;
  private final Heartbeat heartbeat;
  private final Outbox outbox;
  private final SocketConfig config;
  private final Deque<String> inbox = new ArrayDeque<>();
  private boolean busy;
  private boolean closed;
  private boolean leaving;
  private long second;
  private int countInSecond;
  private volatile @Nullable String token;
  private @Nullable Runnable onClose;

  /** Who connects, and what the handshake said. */
  record Handshake(String walker, @Nullable String token, String address) {}

  SocketSession(Handshake handshake, Peer peer, SocketConfig config) {
    this.walker = handshake.walker();
    this.handshakeToken = handshake.token();
    this.token = handshake.token();
    this.address = handshake.address();
    this.heartbeat = new Heartbeat(peer, config.heartbeat(), System::nanoTime);
    this.peer = peer;
    this.config = config;
    this.outbox = new Outbox(peer, config.outboxFrames(), config.outboxBytes().asLongValue());
  }

  String address() {
    return address;
  }

  String walker() {
    return walker;
  }

  /** The token that its last message came with, else that of the handshake. */
  @Nullable String token() {
    return token;
  }

  /** Notes the token of a message; the handshake's counts where a message has none. */
  void present(@Nullable String ofMessage) {
    token = ofMessage == null ? handshakeToken : ofMessage;
  }

  CompletionStage<Void> send(byte[] frame) {
    return outbox.send(frame);
  }

  void close(int code, String reason) {
    peer.close(code, reason);
  }

  /** The peer has shown that it is there. */
  void seen() {
    heartbeat.seen();
  }

  /** Asks whether the peer is there. */
  void beat() {
    heartbeat.beat();
  }

  /**
   * Takes a message in.
   *
   * @return whether the caller has to see to it that it is handled; otherwise it waits for its turn
   */
  synchronized boolean receive(String message) {
    seen();
    long now = System.nanoTime();
    if (now - second > SECOND) {
      second = now;
      countInSecond = 0;
    }
    if (++countInSecond > config.messagesPerSecond() || inbox.size() >= config.inbox()) {
      inbox.clear();
      peer.close(POLICY_VIOLATION, "too many messages");
      return false;
    }
    if (leaving) {
      return false;
    }
    inbox.add(message);
    boolean idle = !busy && !closed;
    busy |= idle;
    return idle;
  }

  /** The next message; with none left, the next one to come starts again. */
  synchronized @Nullable String take() {
    String next = closed ? null : inbox.poll();
    busy = next != null;
    if (leaving && !busy) {
      goAway();
    }
    return next;
  }

  /** Closes it because the process stops, once the message that is being handled is answered. */
  synchronized void leave() {
    leaving = true;
    inbox.clear();
    if (!busy) {
      goAway();
    }
  }

  private void goAway() {
    peer.close(GOING_AWAY, "the server is stopping");
  }

  /** What is to end with the connection, at once when it is closed already. */
  void onClose(@Nullable Runnable action) {
    boolean late;
    synchronized (this) {
      onClose = action;
      late = closed;
    }
    if (late && action != null) {
      action.run();
    }
  }

  /** The connection is closed. */
  void closed() {
    Runnable action;
    synchronized (this) {
      closed = true;
      inbox.clear();
      action = onClose;
    }
    outbox.close();
    if (action != null) {
      action.run();
    }
  }
}

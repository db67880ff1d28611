package io.jacquard.walker.event;

import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.Write;
import io.jacquard.walker.call.Once;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which events have been handled, and how each was answered the first time. */
@Singleton
public final class EventLedger {
  private static final String COLLECTION = "webhook-events";
  private static final String ANSWER = "answer";
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final DocumentStore store;
  private final Clock clock = Clock.systemUTC();

  EventLedger(DocumentStore store) {
    this.store = store;
    store.declare(CollectionSpec.of(COLLECTION));
  }

  /** One event of one sender for one walker; ids are the sender's own and may be of any length. */
  public Once event(String sender, String walker, String id) {
    DocumentKey key = DocumentKey.of(COLLECTION, digest(sender + "\n" + walker + "\n" + id));
    return new Once() {
      @Override
      public Optional<byte[]> answer() {
        return store.get(key).map(EventLedger::answerIn);
      }

      @Override
      public Write record(byte[] answer) {
        return Write.insert(key, Body.of(Map.of(ANSWER, answer)))
            .expiringAt(clock.instant().plus(REMEMBERED));
      }
    };
  }

  private static byte[] answerIn(Document document) {
    return (byte[]) Objects.requireNonNull(document.field(ANSWER));
  }

  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the JDK has no SHA-256", e);
    }
  }
}

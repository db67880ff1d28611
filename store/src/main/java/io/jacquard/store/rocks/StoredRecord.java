package io.jacquard.store.rocks;

import io.jacquard.store.Body;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A document's value: version, expiry in milliseconds (0 for never), body. */
record StoredRecord(long version, long expiresAt, Body body) {
  private static final int HEADER = 16;

  static StoredRecord counter(long version) {
    return new StoredRecord(version, 0, Body.EMPTY);
  }

  static StoredRecord decode(byte[] value) {
    ByteBuffer buffer = ByteBuffer.wrap(value);
    return new StoredRecord(
        buffer.getLong(),
        buffer.getLong(),
        Body.ofEncoded(Arrays.copyOfRange(value, HEADER, value.length)));
  }

  byte[] encode() {
    return ByteBuffer.allocate(HEADER + body.size())
        .putLong(version)
        .putLong(expiresAt)
        .put(body.encoded())
        .array();
  }

  boolean liveAt(long now) {
    return expiresAt == 0 || now < expiresAt;
  }

  Document document(DocumentKey key) {
    return new Document(
        key, version, body, expiresAt == 0 ? null : Instant.ofEpochMilli(expiresAt));
  }

  static long millis(@Nullable Instant moment) {
    return moment == null ? 0 : Math.max(1, moment.toEpochMilli());
  }
}

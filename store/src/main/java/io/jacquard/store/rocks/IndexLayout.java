package io.jacquard.store.rocks;

import io.jacquard.store.Body;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.IndexSpec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An index and the number its keys start with. */
record IndexLayout(int number, IndexSpec spec) {
  private static final int EXPIRY_BYTES = 8;

  /** One entry as key and value; never compared as a whole. */
  @SuppressWarnings("ArrayRecordComponent")
  record Entry(byte[] key, byte[] value) {}

  /** The entry of a document, or {@code null} when it lacks one of the fields. */
  @Nullable Entry entry(String id, Body body, long expiresAt) {
    OrderedKey key = Keys.index(number);
    for (String field : spec.fields()) {
      Object value = body.at(field);
      if (value == null || !OrderedKey.orders(value)) {
        return null;
      }
      key.value(value);
    }
    byte[] covered = covered(body);
    byte[] value =
        ByteBuffer.allocate(EXPIRY_BYTES + covered.length).putLong(expiresAt).put(covered).array();
    return new Entry(key.rest(id).toBytes(), value);
  }

  private byte[] covered(Body body) {
    if (spec.covering().isEmpty()) {
      return new byte[0];
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (String field : spec.covering()) {
      Object value = body.at(field);
      if (value != null) {
        values.put(field, value);
      }
    }
    return Body.of(values).encoded();
  }

  /** What a scan answers for an entry, or {@code null} when its document has expired. */
  @Nullable IndexEntry read(byte[] key, byte[] value, long now) {
    long expiresAt = ByteBuffer.wrap(value).getLong();
    if (expiresAt != 0 && now >= expiresAt) {
      return null;
    }
    int at = Keys.HEADER;
    for (int i = 0; i < spec.fields().size(); i++) {
      at = OrderedKey.skip(key, at);
    }
    Map<String, @Nullable Object> covered =
        value.length == EXPIRY_BYTES
            ? Map.of()
            : Body.ofEncoded(Arrays.copyOfRange(value, EXPIRY_BYTES, value.length)).fields();
    return new IndexEntry(Keys.text(key, at), covered);
  }
}

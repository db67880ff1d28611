package io.jacquard.store.rocks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The key space: the first byte says what a key is for, numbers stand for names. */
final class Keys {
  private static final int DOCUMENT = 'd';
  private static final int EXPIRY = 'e';
  private static final int INDEX = 'i';
  private static final int META = 'm';

  /** Bytes before the id in a document's key, and before the values in an index key. */
  static final int HEADER = 3;

  static final byte[] SEQUENCE = meta("sequence");
  static final byte[] CATALOG = meta("catalog");
  static final byte[] EXPIRIES = new OrderedKey().octet(EXPIRY).toBytes();

  private Keys() {}

  static byte[] documents(int collection) {
    return new OrderedKey().octet(DOCUMENT).number(collection).toBytes();
  }

  static byte[] document(int collection, String id) {
    return new OrderedKey().octet(DOCUMENT).number(collection).rest(id).toBytes();
  }

  static OrderedKey index(int index) {
    return new OrderedKey().octet(INDEX).number(index);
  }

  static byte[] expiry(long millis, byte[] documentKey) {
    return new OrderedKey().octet(EXPIRY).fixed(millis).raw(documentKey).toBytes();
  }

  /** The document key in an expiry key. */
  static byte[] expiring(byte[] expiryKey) {
    return Arrays.copyOfRange(expiryKey, 9, expiryKey.length);
  }

  /** The time in an expiry key. */
  static long expiryMillis(byte[] expiryKey) {
    return ByteBuffer.wrap(expiryKey).getLong(1);
  }

  /** The collection's number in a document's key. */
  static int collection(byte[] documentKey) {
    return ((documentKey[1] & 0xFF) << 8) | (documentKey[2] & 0xFF);
  }

  static String text(byte[] key, int from) {
    return new String(key, from, key.length - from, StandardCharsets.UTF_8);
  }

  private static byte[] meta(String name) {
    return new OrderedKey().octet(META).rest(name).toBytes();
  }
}

package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.type.PyType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The classes {@code blake2b} and {@code blake2s} of {@code hashlib}: what their arguments say. */
final class Blake2Classes {
  static final PyType BLAKE2B = define(Blake2Variant.BLAKE2B);
  static final PyType BLAKE2S = define(Blake2Variant.BLAKE2S);

  private Blake2Classes() {}

  private static PyType define(Blake2Variant variant) {
    int part = variant.maxSize / 4;
    ClassBuilder builder = new ClassBuilder("_blake2", variant.pythonName);
    PyType type = builder.build();
    return HashObject.methods(builder)
        .constructor(
            "(data=?, /, *, digest_size="
                + variant.maxSize
                + ", key=?, salt=?, person=?, fanout=1, depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False,"
                + " usedforsecurity=True)",
            a -> HashObject.start(type, algorithm(variant, a), a[0]))
        .constant("MAX_DIGEST_SIZE", (long) variant.maxSize)
        .constant("MAX_KEY_SIZE", (long) variant.maxSize)
        .constant("SALT_SIZE", (long) part)
        .constant("PERSON_SIZE", (long) part)
        .build();
  }

  private static Algorithm algorithm(Blake2Variant variant, @Nullable Object[] a) {
    long size = Args.integer(given(a[1]));
    if (size < 1 || size > variant.maxSize) {
      throw Errors.valueError("digest_size must be between 1 and " + variant.maxSize + " bytes");
    }
    int part = variant.maxSize / 4;
    byte[] key = upTo(a[2], "key", variant.maxSize);
    byte[] salt = upTo(a[3], "salt", part);
    byte[] person = upTo(a[4], "person", part);
    ByteBuffer block = ByteBuffer.allocate(variant.maxSize).order(ByteOrder.LITTLE_ENDIAN);
    block.put((byte) size).put((byte) key.length);
    block.put((byte) between(a[5], "fanout", 0, 255)).put((byte) between(a[6], "depth", 1, 255));
    block.putInt((int) between(a[7], "leaf_size", 0, 0xffffffffL));
    if (variant.wide()) {
      block.putLong(between(a[8], "node_offset", 0, Long.MAX_VALUE));
    } else {
      long offset = between(a[8], "node_offset", 0, (1L << 48) - 1);
      block.putInt((int) offset).putShort((short) (offset >>> Integer.SIZE));
    }
    block.put((byte) between(a[9], "node_depth", 0, 255));
    block.put((byte) between(a[10], "inner_size", 0, variant.maxSize));
    block.position(variant.maxSize - 2 * part).put(Arrays.copyOf(salt, part));
    block.put(Arrays.copyOf(person, part));
    return new Blake2(variant, (int) size, key, block.array(), Args.truth(given(a[11])));
  }

  private static Object given(@Nullable Object value) {
    return Args.orNone(value);
  }

  private static byte[] upTo(@Nullable Object value, String what, int most) {
    byte[] bytes = value == null ? new byte[0] : Bytes.of(value);
    if (bytes.length > most) {
      throw Errors.valueError("maximum " + what + " length is " + most + " bytes");
    }
    return bytes;
  }

  private static long between(@Nullable Object value, String what, long least, long most) {
    long number = Args.integer(given(value));
    if (number < least || number > most) {
      throw Errors.valueError(what + " must be between " + least + " and " + most);
    }
    return number;
  }
}

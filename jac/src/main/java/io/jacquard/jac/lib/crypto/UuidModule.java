package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The module {@code uuid}. */
public final class UuidModule {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String NAMESPACE_TAIL = "-9dad-11d1-80b4-00c04fd430c8";
  private static final long GREGORIAN_TICKS = 0x01b21dd213814000L;
  private static final AtomicLong LAST_TICKS = new AtomicLong();
  // a random node id has the multicast bit set, so it can be no card's address
  private static final long NODE = (RANDOM.nextLong() & 0xffffffffffffL) | 0x010000000000L;

  private UuidModule() {}

  public static PyModule uuid() {
    return new ModuleBuilder("uuid")
        .type(PyUuid.TYPE)
        .function("uuid1", "(node=None, clock_seq=None)", UuidModule::byTime)
        .function("uuid3", "(namespace, name)", a -> named(a, "MD5", 3))
        .function("uuid4", "()", _ -> random())
        .function("uuid5", "(namespace, name)", a -> named(a, "SHA-1", 5))
        .function("getnode", "()", _ -> NODE)
        .value("NAMESPACE_DNS", namespace("6ba7b810"))
        .value("NAMESPACE_URL", namespace("6ba7b811"))
        .value("NAMESPACE_OID", namespace("6ba7b812"))
        .value("NAMESPACE_X500", namespace("6ba7b814"))
        .value("RESERVED_NCS", "reserved for NCS compatibility")
        .value("RFC_4122", "specified in RFC 4122")
        .value("RESERVED_MICROSOFT", "reserved for Microsoft compatibility")
        .value("RESERVED_FUTURE", "reserved for future definition")
        .build();
  }

  private static PyUuid namespace(String head) {
    return new PyUuid(new BigInteger((head + NAMESPACE_TAIL).replace("-", ""), 16));
  }

  private static PyUuid random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return PyUuid.stamped(bytes, 4);
  }

  private static Object named(Object[] a, String algorithm, int version) {
    if (!(a[0] instanceof PyUuid namespace)) {
      throw Errors.attributeError("'" + Args.typeName(a[0]) + "' object has no attribute 'bytes'");
    }
    byte[] name =
        a[1] instanceof PyBytes b
            ? b.toByteArray()
            : Args.text(a[1], "name").getBytes(StandardCharsets.UTF_8);
    byte[] input = ByteBuffer.allocate(16 + name.length).put(namespace.bytes()).put(name).array();
    byte[] digest = Digests.digest(algorithm, input);
    return PyUuid.stamped(java.util.Arrays.copyOf(digest, 16), version);
  }

  private static Object byTime(Object[] a) {
    Instant now = Instant.now();
    long ticks = now.getEpochSecond() * 10_000_000L + now.getNano() / 100 + GREGORIAN_TICKS;
    long unique = LAST_TICKS.updateAndGet(last -> Math.max(last + 1, ticks));
    long node = a[0] == None.NONE ? NODE : Args.integer(a[0]);
    long sequence = a[1] == None.NONE ? RANDOM.nextInt(1 << 14) : Args.integer(a[1]);
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putInt((int) unique)
            .putShort((short) (unique >>> 32))
            .putShort((short) (unique >>> 48))
            .putShort((short) sequence)
            .putShort((short) (node >>> 32))
            .putInt((int) node)
            .array();
    return PyUuid.stamped(bytes, 1);
  }
}

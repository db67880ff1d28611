package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Execution;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.container.PySet;
import io.jacquard.jac.runtime.text.PyBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/** The modules {@code hashlib}, {@code hmac} and {@code secrets}. */
public final class HashModule {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 32;

  private HashModule() {}

  public static PyModule hashlib() {
    ModuleBuilder module = new ModuleBuilder("hashlib");
    for (String name : Digests.ALGORITHMS.keySet()) {
      module.function(name, "(string=?, /, *, usedforsecurity=True)", a -> started(name, a[0]));
    }
    PySet names = PySet.of(Digests.ALGORITHMS.keySet().toArray());
    return module
        .function(
            "new",
            "(name, data=?, *, usedforsecurity=True)",
            a -> started(Args.text(a[0], "name"), a[1]))
        .function(
            "pbkdf2_hmac",
            "(hash_name, password, salt, iterations, dklen=None)",
            HashModule::derived)
        .value("algorithms_guaranteed", names)
        .value("algorithms_available", names)
        .build();
  }

  private static HashObject started(String name, @Nullable Object data) {
    HashObject hash = HashObject.plain(name);
    return data == null ? hash : hash.add(data);
  }

  private static Object derived(Object[] a) {
    String name = Args.text(a[0], "hash_name");
    byte[] password = Bytes.of(a[1]);
    byte[] salt = Bytes.of(a[2]);
    int rounds = Args.smallInt(a[3]);
    if (rounds < 1) {
      throw Errors.valueError("iteration value must be greater than 0.");
    }
    String algorithm = Digests.named(name);
    int length =
        a[4] == None.NONE ? Digests.open(algorithm).getDigestLength() : Args.smallInt(a[4]);
    return PyBytes.of(pbkdf2(Digests.mac(algorithm, password), salt, rounds, length));
  }

  /** RFC 8018, section 5.2; the JDK's own takes passwords as characters only. */
  private static byte[] pbkdf2(Mac mac, byte[] salt, int rounds, int length) {
    ByteBuffer out = ByteBuffer.allocate(length);
    for (int block = 1; out.hasRemaining(); block++) {
      mac.update(salt);
      byte[] u = mac.doFinal(ByteBuffer.allocate(4).putInt(block).array());
      byte[] sum = u.clone();
      for (int round = 1; round < rounds; round++) {
        u = mac.doFinal(u);
        for (int i = 0; i < sum.length; i++) {
          sum[i] ^= u[i];
        }
        Execution.current().budget().step();
      }
      out.put(sum, 0, Math.min(sum.length, out.remaining()));
    }
    return out.array();
  }

  public static PyModule hmac() {
    return new ModuleBuilder("hmac")
        .function("new", "(key, msg=None, digestmod='')", HashModule::keyed)
        .function("digest", "(key, msg, digest)", a -> PyBytes.of(((HashObject) keyed(a)).digest()))
        .function("compare_digest", "(a, b, /)", a -> sameDigest(a[0], a[1]))
        .value("HMAC", HashObject.HMAC)
        .build();
  }

  private static Object keyed(Object[] a) {
    Object key = a[0];
    if (!(key instanceof PyBytes bytes)) {
      throw Errors.typeError(
          "key: expected bytes or bytearray, but got '" + Args.typeName(key) + "'");
    }
    HashObject hash = HashObject.keyed(bytes.toByteArray(), digestName(a[2]));
    return a[1] == None.NONE ? hash : hash.add(a[1]);
  }

  /** A digest is named by a text or by the function of {@code hashlib} that starts it. */
  private static String digestName(Object digest) {
    if (digest instanceof String name) {
      if (name.isEmpty()) {
        throw Errors.typeError("Missing required argument 'digestmod'.");
      }
      return name;
    }
    return Args.text(Ops.getAttr(Ops.call(digest), "name"), "digestmod");
  }

  private static boolean sameDigest(Object a, Object b) {
    if (a instanceof String x && b instanceof String y) {
      if (!StandardCharsets.US_ASCII.newEncoder().canEncode(x + y)) {
        throw Errors.typeError("comparing strings with non-ASCII characters is not supported");
      }
      return MessageDigest.isEqual(
          x.getBytes(StandardCharsets.UTF_8), y.getBytes(StandardCharsets.UTF_8));
    }
    if (a instanceof PyBytes x && b instanceof PyBytes y) {
      return MessageDigest.isEqual(x.toByteArray(), y.toByteArray());
    }
    throw Errors.typeError(
        "unsupported operand types(s) or combination of types: '"
            + Args.typeName(a)
            + "' and '"
            + Args.typeName(b)
            + "'");
  }

  public static PyModule secrets() {
    return new ModuleBuilder("secrets")
        .function("token_bytes", "(nbytes=None)", a -> PyBytes.of(random(a[0])))
        .function("token_hex", "(nbytes=None)", a -> Bytes.hex(random(a[0])))
        .function(
            "token_urlsafe",
            "(nbytes=None)",
            a -> Base64.getUrlEncoder().withoutPadding().encodeToString(random(a[0])))
        .function("compare_digest", "(a, b, /)", a -> sameDigest(a[0], a[1]))
        .function(
            "choice",
            "(seq)",
            a -> {
              int size = Ops.length(a[0]);
              if (size == 0) {
                throw Errors.indexError("Cannot choose from an empty sequence");
              }
              return Ops.getItem(a[0], (long) RANDOM.nextInt(size));
            })
        .function(
            "randbelow",
            "(exclusive_upper_bound)",
            a -> {
              long bound = Args.integer(a[0]);
              if (bound <= 0) {
                throw Errors.valueError("Upper bound must be positive.");
              }
              return RANDOM.nextLong(bound);
            })
        .function(
            "randbits",
            "(k)",
            a -> Args.normalize(new java.math.BigInteger(Args.smallInt(a[0]), RANDOM)))
        .build();
  }

  private static byte[] random(Object count) {
    byte[] bytes = new byte[count == None.NONE ? TOKEN_BYTES : Args.smallInt(count)];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}

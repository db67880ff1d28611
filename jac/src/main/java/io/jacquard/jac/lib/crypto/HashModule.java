package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;

/** The modules {@code hashlib}, {@code hmac} and {@code secrets}. */
public final class HashModule {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TOKEN_BYTES = 32;

  private HashModule() {}

  public static PyModule hashlib() {
    ModuleBuilder module = new ModuleBuilder("hashlib");
    PySet names = new PySet();
    for (String name : Digests.names()) {
      names.add(name);
      module.function(
          name, "(string=?, /, *, usedforsecurity=True)", a -> HashObject.plain(name, a[0]));
    }
    for (PyType type : List.of(Blake2Classes.BLAKE2B, Blake2Classes.BLAKE2S)) {
      names.add(type.name());
      module.type(type);
    }
    return module
        .function("new", "(name, data=?, *, usedforsecurity=True)", HashModule::started)
        .function(
            "pbkdf2_hmac",
            "(hash_name, password, salt, iterations, dklen=None)",
            HashModule::derived)
        .function("file_digest", "(fileobj, digest, /)", HashModule::ofFile)
        .value("algorithms_guaranteed", names)
        .value("algorithms_available", names)
        .build();
  }

  private static HashObject started(Object[] a) {
    HashObject hash = named(Args.text(a[0], "name"));
    return a[1] == null ? hash : hash.add(a[1]);
  }

  private static HashObject named(String name) {
    for (PyType type : List.of(Blake2Classes.BLAKE2B, Blake2Classes.BLAKE2S)) {
      if (name.equals(type.name())) {
        return (HashObject) Ops.call(type);
      }
    }
    return HashObject.plain(name, null);
  }

  private static HashObject ofFile(Object[] a) {
    HashObject hash = (HashObject) (a[1] instanceof String name ? named(name) : Ops.call(a[1]));
    return hash.add(Ops.call(Ops.getAttr(a[0], "read")));
  }

  private static Object derived(Object[] a) {
    Algorithm algorithm = Digests.named(Args.text(a[0], "hash_name"));
    byte[] password = Bytes.of(a[1]);
    byte[] salt = Bytes.of(a[2]);
    int rounds = Args.smallInt(a[3]);
    if (rounds < 1) {
      throw Errors.valueError("iteration value must be greater than 0.");
    }
    int length = a[4] == None.NONE ? algorithm.digestSize() : Args.smallInt(a[4]);
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
    Algorithm algorithm = digest(a[2]);
    if (algorithm instanceof Shake) {
      throw Errors.valueError("hmac needs a digest of one length, not " + algorithm.name());
    }
    HashObject hash =
        HashObject.start(HashObject.HMAC, new Hmac(algorithm, bytes.toByteArray()), null);
    return a[1] == None.NONE ? hash : hash.add(a[1]);
  }

  /** A digest is named by a text or by the function of {@code hashlib} that starts it. */
  private static Algorithm digest(Object digest) {
    if (!(digest instanceof String name)) {
      return ((HashObject) Ops.call(digest)).algorithm();
    }
    if (name.isEmpty()) {
      throw Errors.typeError("Missing required parameter 'digestmod'.");
    }
    return named(name).algorithm();
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

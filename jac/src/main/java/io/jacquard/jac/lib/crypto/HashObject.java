package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.text.PyBytes;
import java.io.ByteArrayOutputStream;
import java.util.function.Function;

/**
 * A running hash of {@code hashlib} or {@code hmac}: the input so far and how to digest it.
 *
 * @param algorithm the JDK's name, for the block size
 */
record HashObject(
    PyType type,
    String name,
    String algorithm,
    ByteArrayOutputStream input,
    Function<byte[], byte[]> function)
    implements NativeValue {
  static final PyType HASH = define("_hashlib", "HASH");
  static final PyType HMAC = define("hmac", "HMAC");

  private static PyType define(String module, String name) {
    return new ClassBuilder(module, name)
        .method(
            "update",
            "(self, obj, /)",
            a -> {
              ((HashObject) a[0]).add(a[1]);
              return None.NONE;
            })
        .method("digest", HashObject.class, h -> PyBytes.of(h.digest()))
        .method("hexdigest", HashObject.class, h -> Bytes.hex(h.digest()))
        .method("copy", HashObject.class, HashObject::copy)
        .property("name", HashObject.class, HashObject::name)
        .property("digest_size", HashObject.class, h -> (long) h.digest().length)
        .property("block_size", HashObject.class, h -> (long) Digests.blockSize(h.algorithm))
        .build();
  }

  static HashObject plain(String pythonName) {
    String algorithm = Digests.named(pythonName);
    return new HashObject(
        HASH,
        pythonName,
        algorithm,
        new ByteArrayOutputStream(),
        bytes -> Digests.digest(algorithm, bytes));
  }

  static HashObject keyed(byte[] key, String pythonName) {
    String algorithm = Digests.named(pythonName);
    return new HashObject(
        HMAC,
        "hmac-" + pythonName,
        algorithm,
        new ByteArrayOutputStream(),
        bytes -> Digests.mac(algorithm, key).doFinal(bytes));
  }

  HashObject add(Object data) {
    if (data instanceof String) {
      throw Errors.typeError("Strings must be encoded before hashing");
    }
    if (!(data instanceof PyBytes bytes)) {
      throw Errors.typeError("object supporting the buffer API required");
    }
    synchronized (input) {
      input.writeBytes(bytes.toByteArray());
    }
    return this;
  }

  byte[] digest() {
    synchronized (input) {
      return function.apply(input.toByteArray());
    }
  }

  private HashObject copy() {
    ByteArrayOutputStream same = new ByteArrayOutputStream();
    synchronized (input) {
      same.writeBytes(input.toByteArray());
    }
    return new HashObject(type, name, algorithm, same, function);
  }

  @Override
  public String repr() {
    return "<"
        + name
        + " "
        + type.qualifiedName()
        + " object @ 0x%012x>".formatted(System.identityHashCode(this));
  }
}

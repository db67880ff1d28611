package io.jacquard.jac.lib.crypto;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.text.bytes.PyMemoryView;
import io.jacquard.jac.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** A running hash of {@code hashlib} or {@code hmac}: the input so far and how to digest it. */
record HashObject(PyType type, Algorithm algorithm, ByteArrayOutputStream input)
    implements NativeValue {
  private static final PyType HASH = methods(new ClassBuilder("_hashlib", "HASH")).build();
  private static final PyType HASHXOF = ofAnyLength();
  static final PyType HMAC = methods(new ClassBuilder("hmac", "HMAC")).build();

  /** Adds what all of them can do. */
  static ClassBuilder methods(ClassBuilder builder) {
    return builder
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
        .property("name", HashObject.class, h -> h.algorithm.name())
        .property("digest_size", HashObject.class, h -> (long) h.algorithm.digestSize())
        .property("block_size", HashObject.class, h -> (long) h.algorithm.blockSize());
  }

  private static PyType ofAnyLength() {
    return methods(new ClassBuilder("_hashlib", "HASHXOF", HASH))
        .method("digest", "(self, length)", a -> PyBytes.of(((HashObject) a[0]).digest(a[1])))
        .method("hexdigest", "(self, length)", a -> Bytes.hex(((HashObject) a[0]).digest(a[1])))
        .build();
  }

  /** A hash that has taken in the data, if there is any. */
  static HashObject start(PyType type, Algorithm algorithm, @Nullable Object data) {
    HashObject hash = new HashObject(type, algorithm, new ByteArrayOutputStream());
    return data == null ? hash : hash.add(data);
  }

  static HashObject plain(String name, @Nullable Object data) {
    Algorithm algorithm = Digests.named(name);
    return start(algorithm instanceof Shake ? HASHXOF : HASH, algorithm, data);
  }

  HashObject add(Object data) {
    if (data instanceof String) {
      throw Errors.typeError("Strings must be encoded before hashing");
    }
    if (!(PyMemoryView.plain(data) instanceof PyBytes bytes)) {
      throw Errors.typeError("object supporting the buffer API required");
    }
    synchronized (input) {
      input.writeBytes(bytes.toByteArray());
    }
    return this;
  }

  byte[] digest() {
    return algorithm.digest(taken());
  }

  private byte[] digest(Object length) {
    int size = Args.smallInt(length);
    if (size < 0) {
      throw Errors.valueError("the length of a digest cannot be negative");
    }
    return ((Shake) algorithm).digest(taken(), size);
  }

  private byte[] taken() {
    synchronized (input) {
      return input.toByteArray();
    }
  }

  private HashObject copy() {
    ByteArrayOutputStream same = new ByteArrayOutputStream();
    same.writeBytes(taken());
    return new HashObject(type, algorithm, same);
  }

  @Override
  public String repr() {
    String place = "0x%012x".formatted(System.identityHashCode(this));
    return type == HASH || type == HASHXOF
        ? "<" + algorithm.name() + " " + type.qualifiedName() + " object @ " + place + ">"
        : "<" + type.qualifiedName() + " object at " + place + ">";
  }
}

package io.jacquard.jac.lib.jaclang;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.io.IoModule;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file as walkers see it, and the class that a field's type names.
 *
 * @param file a seekable binary stream
 */
public record UploadFile(
    @Nullable String filename, @Nullable String contentType, long size, Object file, PyDict headers)
    implements NativeValue {
  /** The class {@code fastapi.UploadFile}, also importable from {@code http}. */
  public static final PyType TYPE =
      new ClassBuilder("fastapi.datastructures", "UploadFile")
          .constructor(
              "(file, *, size=0, filename=None, headers=None)",
              a ->
                  new UploadFile(
                      Args.textOrNull(a[2], "filename"),
                      null,
                      Args.integer(a[1]),
                      a[0],
                      a[3] instanceof PyDict headers ? headers : new PyDict()))
          .property("filename", UploadFile.class, f -> Args.orNone(f.filename))
          .property("content_type", UploadFile.class, f -> Args.orNone(f.contentType))
          .property("size", UploadFile.class, UploadFile::size)
          .property("file", UploadFile.class, UploadFile::file)
          .property("headers", UploadFile.class, UploadFile::headers)
          .method("read", "(self, size=-1)", a -> later(a, "read", a[1]))
          .method("seek", "(self, offset)", a -> later(a, "seek", a[1]))
          .method("write", "(self, data)", a -> later(a, "write", a[1]))
          .method("close", "(self)", a -> later(a, "close"))
          .build();

  /** An upload whose content is in memory. */
  public static UploadFile of(
      @Nullable String filename, @Nullable String contentType, byte[] content, PyDict headers) {
    return new UploadFile(
        filename, contentType, content.length, IoModule.bytesIo(content), headers);
  }

  /** Closes its stream. */
  public void close() {
    Ops.callMethod(file, "close", new Object[0], new String[0]);
  }

  private static Object later(Object[] a, String method, Object... args) {
    Object file = ((UploadFile) a[0]).file;
    Object[] values = args.clone();
    return PyCoroutine.of(method, () -> Ops.callMethod(file, method, values, new String[0]));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public String repr() {
    return "UploadFile(filename="
        + Ops.repr(Args.orNone(filename))
        + ", size="
        + size
        + ", headers="
        + Ops.repr(headers)
        + ")";
  }
}

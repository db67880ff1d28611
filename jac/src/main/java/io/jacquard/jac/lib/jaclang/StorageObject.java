package io.jacquard.jac.lib.jaclang;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.io.IoModule;
import io.jacquard.jac.lib.os.OsErrors;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.FileStorage;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code store()} answers: a storage with its eight operations. */
record StorageObject(FileStorage storage) implements NativeValue {
  private static final int CHUNK = 1 << 16;
  private static final String[] NO_KEYWORDS = {};

  private static final PyType TYPE =
      new ClassBuilder("jaclang.runtimelib.storage.local_storage", "LocalStorage")
          .method("upload", "(self, source, destination, metadata=None)", StorageObject::upload)
          .method("download", "(self, source, destination=None)", StorageObject::download)
          .method("delete", "(self, path)", a -> changing(a).delete(path(a[1])))
          .method("exists", "(self, path)", a -> files(a).exists(path(a[1])))
          .method(
              "list_files",
              "(self, prefix='', recursive=False)",
              a -> PyList.copyOf(files(a).list(path(a[1]), Args.truth(a[2]))).iterator())
          .method("get_metadata", "(self, path)", a -> details(files(a).details(path(a[1]))))
          .method(
              "copy", "(self, source, destination)", a -> changing(a).copy(path(a[1]), path(a[2])))
          .method(
              "move", "(self, source, destination)", a -> changing(a).move(path(a[1]), path(a[2])))
          .method(
              "signed_url",
              "(self, path, expires_in=3600)",
              a -> files(a).link(path(a[1]), Args.integer(a[2])))
          .build();

  private static FileStorage files(Object[] a) {
    return ((StorageObject) a[0]).storage;
  }

  /** The storage before a change; the running call can then no longer be run again. */
  private static FileStorage changing(Object[] a) {
    Execution.current().markExternal();
    return files(a);
  }

  private static String path(Object value) {
    return Args.text(value, "path");
  }

  private static Object upload(Object[] a) {
    Object source = a[1] instanceof UploadFile upload ? upload.file() : a[1];
    String type = a[1] instanceof UploadFile upload ? upload.contentType() : null;
    Map<String, String> metadata = metadata(a[3]);
    String destination = path(a[2]);
    if (!(source instanceof String name)) {
      var upload = new FileStorage.Upload(content(source), type, metadata, null);
      return changing(a).upload(upload, destination);
    }
    Path file = Execution.current().files().resolve(name);
    try (InputStream content = Files.newInputStream(file)) {
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      var upload = new FileStorage.Upload(content, type, metadata, modified);
      return changing(a).upload(upload, destination);
    } catch (IOException failure) {
      throw OsErrors.of(failure, name);
    }
  }

  private static Map<String, String> metadata(Object value) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (value != None.NONE) {
      if (!(value instanceof PyDict dict)) {
        throw Errors.typeError("metadata must be dict, not " + Args.typeName(value));
      }
      dict.forEach((key, text) ->
          metadata.put(Args.text(key, "metadata keys"), Args.text(text, "metadata values")));
    }
    return metadata;
  }

  /** What an object's {@code read()} gives: streams of ours in pieces, others in one. */
  private static InputStream content(Object source) {
    if (!IoModule.isStream(source)) {
      return new ByteArrayInputStream(
          bytes(Ops.callMethod(source, "read", new Object[0], NO_KEYWORDS)));
    }
    return new InputStream() {
      private InputStream piece = InputStream.nullInputStream();

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int count = piece.read(into, from, length);
        if (count >= 0) {
          return count;
        }
        Object[] size = {(long) CHUNK};
        byte[] next = bytes(Ops.callMethod(source, "read", size, NO_KEYWORDS));
        piece = new ByteArrayInputStream(next);
        return next.length == 0 ? -1 : piece.read(into, from, length);
      }
    };
  }

  private static byte[] bytes(Object value) {
    if (value instanceof PyBytes bytes) {
      return bytes.toByteArray();
    }
    throw Errors.typeError("a bytes-like object is required, not '" + Args.typeName(value) + "'");
  }

  private static Object download(Object[] a) {
    String name = path(a[1]);
    try (InputStream content = files(a).download(name)) {
      if (a[2] == None.NONE) {
        return PyBytes.of(whole(content));
      }
      Execution.current().markExternal();
      if (a[2] instanceof String destination) {
        save(content, destination);
      } else {
        for (byte[] piece = content.readNBytes(CHUNK);
            piece.length > 0;
            piece = content.readNBytes(CHUNK)) {
          Ops.callMethod(a[2], "write", new Object[] {PyBytes.of(piece)}, NO_KEYWORDS);
        }
      }
      return None.NONE;
    } catch (IOException failure) {
      throw OsErrors.of(failure, name);
    }
  }

  /** Everything, unless that is more than one value of the call may hold. */
  private static byte[] whole(InputStream content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] piece = content.readNBytes(CHUNK);
        piece.length > 0;
        piece = content.readNBytes(CHUNK)) {
      Execution.checkSize((long) out.size() + piece.length);
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  private static void save(InputStream content, String destination) {
    Path file = Execution.current().files().resolve(destination);
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw OsErrors.of(failure, destination);
    }
  }

  private static PyDict details(FileStorage.Details found) {
    PyDict dict = new PyDict();
    dict.put("size", found.size());
    dict.put("modified", found.modified());
    dict.put("created", found.created());
    dict.put("is_dir", found.directory());
    dict.put("name", found.name());
    putIfKnown(dict, "content_type", found.contentType());
    if (!found.metadata().isEmpty()) {
      PyDict kept = new PyDict();
      found.metadata().forEach(kept::put);
      dict.put("metadata", kept);
    }
    return dict;
  }

  private static void putIfKnown(PyDict dict, String key, @Nullable String value) {
    if (value != null) {
      dict.put(key, value);
    }
  }

  @Override
  public PyType type() {
    return TYPE;
  }
}

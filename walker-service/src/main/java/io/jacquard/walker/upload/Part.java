package io.jacquard.walker.upload;

import io.jacquard.jac.lib.io.IoModule;
import io.jacquard.jac.lib.jaclang.UploadFile;
import io.jacquard.jac.runtime.container.dict.PyDict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file of a form. Every attempt of a call gets a stream of its own over it, from the start. */
public final class Part {
  private final String filename;
  private final @Nullable String contentType;
  private final PyDict headers;
  private final long size;
  private final Content content;
  private final List<UploadFile> opened = new ArrayList<>();

  /** Where the bytes are. */
  public sealed interface Content {

    /** A small file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record InMemory(byte[] bytes) implements Content {}

    /** A file beyond the threshold. */
    record OnDisk(Path file) implements Content {}
  }

  /**
   * @param field the form's name for it
   */
  public Part(
      String field, String filename, @Nullable String contentType, long size, Content content) {
    this.filename = filename;
    this.contentType = contentType;
    this.size = size;
    this.content = content;
    this.headers = new PyDict();
    headers.put(
        "content-disposition",
        "form-data; name=\"%s\"; filename=\"%s\"".formatted(field, filename));
    if (contentType != null) {
      headers.put("content-type", contentType);
    }
  }

  /** The file as the program sees it; runs inside the call. */
  public synchronized UploadFile open() {
    Object stream =
        switch (content) {
          case Content.InMemory(var bytes) -> IoModule.bytesIo(bytes);
          case Content.OnDisk(var file) -> IoModule.file(file, filename);
        };
    UploadFile upload = new UploadFile(filename, contentType, size, stream, headers);
    opened.add(upload);
    return upload;
  }

  /** What a refusal shows of it. */
  public PyDict described() {
    PyDict described = new PyDict();
    described.put("filename", filename);
    described.put("size", size);
    return described;
  }

  /** Closes its streams and removes its bytes. */
  synchronized void discard() {
    opened.forEach(UploadFile::close);
    opened.clear();
    if (content instanceof Content.OnDisk(var file)) {
      Spool.delete(file);
    }
  }
}

package io.jacquard.walker.http;

import io.jacquard.walker.upload.Form;
import io.jacquard.walker.upload.Part;
import io.jacquard.walker.upload.Spool;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerFileUpload;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Takes one file of a form as it arrives: into memory, and beyond the threshold to disk. The sender
 * waits while the disk does.
 */
final class PartWriter {
  private static final String OWNER_ONLY = "rw-------";

  private final HttpServerFileUpload upload;
  private final FileSystem files;
  private final Spool spool;
  private final Promise<Void> done = Promise.promise();
  private Buffer memory = Buffer.buffer();
  private long size;
  private @Nullable Path path;
  private @Nullable AsyncFile file;
  private @Nullable Future<Void> closing;
  private boolean discarded;

  PartWriter(HttpServerFileUpload upload, FileSystem files, Spool spool) {
    this.upload = upload;
    this.files = files;
    this.spool = spool;
  }

  /** Completes when everything was taken. */
  Future<Void> start() {
    upload.exceptionHandler(done::tryFail);
    upload.endHandler(_ -> close());
    upload.handler(this::take);
    return done.future();
  }

  boolean isDone() {
    return done.future().succeeded();
  }

  void addTo(Form form) {
    Part.Content content =
        path == null ? new Part.Content.InMemory(memory.getBytes()) : new Part.Content.OnDisk(path);
    form.add(
        upload.name(),
        new Part(upload.name(), upload.filename(), upload.contentType(), size, content));
  }

  /** Nobody will ask for it: removes what there is. */
  void discard() {
    if (!discarded) {
      discarded = true;
      memory = Buffer.buffer();
      if (file != null) {
        remove(file);
      }
    }
  }

  private void take(Buffer chunk) {
    if (discarded) {
      return;
    }
    size += chunk.length();
    if (file != null) {
      write(file, chunk);
      return;
    }
    memory.appendBuffer(chunk);
    if (size > spool.memory() && path == null) {
      open();
    }
  }

  private void open() {
    upload.pause();
    path = spool.newFile();
    OpenOptions options = new OpenOptions().setCreateNew(true).setPerms(OWNER_ONLY);
    files.open(path.toString(), options).onComplete(this::opened, this::failed);
  }

  private void opened(AsyncFile open) {
    file = open;
    if (discarded) {
      remove(open);
      return;
    }
    open.exceptionHandler(this::failed);
    write(open, memory);
    memory = Buffer.buffer();
    upload.resume();
  }

  private void write(AsyncFile open, Buffer chunk) {
    open.write(chunk).onFailure(this::failed);
    if (open.writeQueueFull()) {
      upload.pause();
      open.drainHandler(_ -> upload.resume());
    }
  }

  private void failed(Throwable reason) {
    done.tryFail(reason);
    upload.resume();
  }

  private void close() {
    if (file == null) {
      done.tryComplete();
    } else {
      closing = file.close();
      closing.onComplete(_ -> done.tryComplete(), done::tryFail);
    }
  }

  private void remove(AsyncFile open) {
    String name = String.valueOf(path);
    Future<Void> closed = closing == null ? open.close() : closing;
    closed.onComplete(_ -> files.delete(name));
  }
}

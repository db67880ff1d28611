package io.jacquard.storage.http;

import io.jacquard.commons.edge.ByteRange;
import io.jacquard.commons.edge.HttpDate;
import io.jacquard.files.FileMetadata;
import io.jacquard.files.StoredFile;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.MimeMapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stored file as an answer, or as little of it as the client still needs. Whatever users store is
 * shown to a browser so that it cannot act on our pages.
 *
 * @param cacheControl how long others may keep it
 */
record Download(HttpServerRequest request, StoredFile file, String cacheControl) {
  private static final int PIECE = 1 << 18;
  private static final String UNKNOWN_TYPE = "application/octet-stream";
  private static final Pattern TYPE = Pattern.compile("[\\x21-\\x7e]+/[\\x20-\\x7e]+");
  private static final Pattern TEXT = Pattern.compile("[\\x20-\\x7e]*");
  private static final Pattern SHOWN =
      Pattern.compile("(image/(?!svg)|audio/|video/|text/plain|application/json).*");

  /** Sends it, and returns when it has been sent. */
  void send() throws IOException {
    FileMetadata known = file.metadata();
    boolean current = new Preconditions(request.headers()).isCurrent(known);
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.ETAG, Preconditions.tag(known));
    response.putHeader(HttpHeaders.LAST_MODIFIED, HttpDate.format(known.modified()));
    response.putHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
    if (current) {
      response.setStatusCode(304).end();
      return;
    }
    describe(response, known);
    Optional<ByteRange> range = range(known);
    if (range.isPresent() && !range.get().isSatisfiable()) {
      response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + known.size());
      response.setStatusCode(416).end();
      return;
    }
    range.ifPresent(part -> {
      response.setStatusCode(206);
      response.putHeader(HttpHeaders.CONTENT_RANGE, part.contentRange());
    });
    send(response, range.orElse(new ByteRange(0, known.size() - 1, known.size())));
  }

  private static void describe(HttpServerResponse response, FileMetadata known) {
    String type = type(known);
    response.putHeader(HttpHeaders.CONTENT_TYPE, type);
    response.putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    if (!SHOWN.matcher(type).matches()) {
      response.putHeader("Content-Disposition", "attachment");
    }
    known
        .metadata()
        .forEach((key, value) -> {
          if (UploadHeaders.isName(key) && TEXT.matcher(value).matches()) {
            response.putHeader(UploadHeaders.METADATA + key, value);
          }
        });
  }

  private static String type(FileMetadata known) {
    @Nullable String type = known.contentType();
    if (type == null) {
      type = MimeMapping.getMimeTypeForFilename(known.name());
    }
    return type != null && TYPE.matcher(type).matches() ? type : UNKNOWN_TYPE;
  }

  private Optional<ByteRange> range(FileMetadata known) {
    boolean asked =
        request.method().equals(HttpMethod.GET)
            && new Preconditions(request.headers()).allowsRange(known);
    return asked ? ByteRange.parse(request.getHeader("Range"), known.size()) : Optional.empty();
  }

  private void send(HttpServerResponse response, ByteRange part) throws IOException {
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(part.length()));
    if (request.method().equals(HttpMethod.HEAD) || part.length() == 0) {
      response.end();
    } else if (part.length() <= PIECE) {
      try (InputStream content = file.read(part.first(), part.length())) {
        response.end(Buffer.buffer(content.readAllBytes()));
      }
    } else {
      sendLarge(response, part);
    }
  }

  private void sendLarge(HttpServerResponse response, ByteRange part) throws IOException {
    Optional<Path> path = file.path();
    if (path.isPresent()) {
      String name = path.get().toString();
      await(response, response.sendFile(name, part.first(), part.length()));
      return;
    }
    try (InputStream content = file.read(part.first(), part.length())) {
      for (byte[] piece = content.readNBytes(PIECE);
          piece.length > 0;
          piece = content.readNBytes(PIECE)) {
        await(response, response.write(Buffer.buffer(piece)));
      }
    }
    response.end();
  }

  /** Waits until the connection took it, or is gone. */
  private static void await(HttpServerResponse response, Future<Void> sent) throws IOException {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    response.closeHandler(_ -> done.complete(false));
    response.exceptionHandler(_ -> done.complete(false));
    sent.onComplete(result -> done.complete(result.succeeded()));
    if (!done.join()) {
      throw new IOException("the client has gone");
    }
  }
}

package io.jacquard.walker.http.files;

import io.jacquard.commons.edge.ByteRange;
import io.jacquard.commons.edge.HttpDate;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.MimeMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file as an answer: with its type, and as little of it as the client still needs.
 *
 * @param cacheControl how long others may keep it
 */
record FileAnswer(Path file, long size, Instant changed, String cacheControl) {
  static FileAnswer of(Path file, String cacheControl) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    Instant changed = found.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
    return new FileAnswer(file, found.size(), changed, cacheControl);
  }

  String etag() {
    return "\"%x-%x\"".formatted(changed.getEpochSecond(), size);
  }

  void send(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.ETAG, etag());
    response.putHeader(HttpHeaders.LAST_MODIFIED, HttpDate.format(changed));
    response.putHeader(HttpHeaders.CACHE_CONTROL, cacheControl);
    response.putHeader("X-Content-Type-Options", "nosniff");
    if (isCurrent(request)) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, type(String.valueOf(file.getFileName())));
    response.putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
    Optional<ByteRange> range = range(request);
    if (range.isPresent() && !range.get().isSatisfiable()) {
      response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
      response.setStatusCode(416).end();
    } else {
      sendPart(request, range.orElse(new ByteRange(0, size - 1, size)), range.isPresent());
    }
  }

  private void sendPart(HttpServerRequest request, ByteRange range, boolean partial) {
    HttpServerResponse response = request.response();
    if (partial) {
      response.setStatusCode(206);
      response.putHeader(HttpHeaders.CONTENT_RANGE, range.contentRange());
    }
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(range.length()));
    if (request.method().equals(HttpMethod.HEAD) || range.length() == 0) {
      response.end();
    } else {
      response.sendFile(file.toString(), range.first(), range.length());
    }
  }

  private Optional<ByteRange> range(HttpServerRequest request) {
    @Nullable String condition = request.getHeader("If-Range");
    return condition == null || condition.equals(etag())
        ? ByteRange.parse(request.getHeader("Range"), size)
        : Optional.empty();
  }

  /** Whether what the client has is still right. */
  private boolean isCurrent(HttpServerRequest request) {
    @Nullable String tags = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    if (tags != null) {
      return tags.strip().equals("*") || tags.contains(etag());
    }
    Optional<Instant> since = HttpDate.parse(request.getHeader(HttpHeaders.IF_MODIFIED_SINCE));
    return since.isPresent() && !changed.isAfter(since.get());
  }

  private static String type(String name) {
    String type = MimeMapping.getMimeTypeForFilename(name);
    if (type == null) {
      return "application/octet-stream";
    }
    return type.startsWith("text/") ? type + "; charset=utf-8" : type;
  }
}

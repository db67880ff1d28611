package io.jacquard.storage.http;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.FileAttributes;
import io.jacquard.storage.file.StorageProblem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the headers of an upload say about its file. */
final class UploadHeaders {
  /** Begins the headers that are kept with a file as they are. */
  static final String METADATA = "X-Meta-";

  private static final int MOST_ENTRIES = 32;
  private static final int MOST_CHARACTERS = 8192;
  private static final int LONGEST_TYPE = 255;
  private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{1,64}");

  private UploadHeaders() {}

  static boolean isName(String key) {
    return NAME.matcher(key).matches();
  }

  static FileAttributes attributes(MultiMap headers) {
    @Nullable String type = headers.get(HttpHeaders.CONTENT_TYPE);
    if (type != null && type.length() > LONGEST_TYPE) {
      throw refused("The content type is too long");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    int characters = 0;
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().regionMatches(true, 0, METADATA, 0, METADATA.length())) {
        String key = header.getKey().substring(METADATA.length()).toLowerCase(Locale.ROOT);
        if (!isName(key)) {
          throw refused("'" + header.getKey() + "' cannot be kept: a name has letters and digits");
        }
        metadata.put(key, header.getValue());
        characters += key.length() + header.getValue().length();
      }
    }
    if (metadata.size() > MOST_ENTRIES || characters > MOST_CHARACTERS) {
      throw refused(
          "At most %d headers X-Meta-* of %d characters together are kept"
              .formatted(MOST_ENTRIES, MOST_CHARACTERS));
    }
    return new FileAttributes(type, metadata, null);
  }

  /** The size of the body, where the sender says it. */
  static Optional<Long> size(HttpServerRequest request) {
    @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return Optional.ofNullable(length).map(Long::parseLong);
    } catch (NumberFormatException _) {
      throw refused("The content length is no number");
    }
  }

  private static ProblemException refused(String reason) {
    return new ProblemException(StorageProblem.BAD_REQUEST, reason);
  }
}

package io.jacquard.storage.http;

import io.jacquard.commons.edge.HttpDate;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.FileMetadata;
import io.jacquard.files.Guard;
import io.jacquard.storage.file.StorageProblem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request expects of the file it is about: RFC 9110 section 13. */
record Preconditions(MultiMap headers) implements Guard {
  private static final String WEAK = "W/";

  /** For a change: throws unless it may happen. */
  @Override
  public void check(Optional<FileMetadata> current) {
    requireMatch(current);
    @Nullable String none = headers.get(HttpHeaders.IF_NONE_MATCH);
    if (none != null && current.isPresent() && names(none, current.get(), true)) {
      throw failed();
    }
  }

  /** For a read: whether what the client has is still right; throws when he asks for another. */
  boolean isCurrent(FileMetadata file) {
    requireMatch(Optional.of(file));
    @Nullable String none = headers.get(HttpHeaders.IF_NONE_MATCH);
    if (none != null) {
      return names(none, file, true);
    }
    Optional<Instant> since = HttpDate.parse(headers.get(HttpHeaders.IF_MODIFIED_SINCE));
    return since.isPresent() && !seconds(file).isAfter(since.get());
  }

  /** Whether a range may be answered: the client has the beginning of this very version. */
  boolean allowsRange(FileMetadata file) {
    @Nullable String condition = headers.get("If-Range");
    return condition == null
        || condition.equals(tag(file))
        || HttpDate.parse(condition).filter(seconds(file)::equals).isPresent();
  }

  private void requireMatch(Optional<FileMetadata> current) {
    @Nullable String match = headers.get(HttpHeaders.IF_MATCH);
    if (match != null && (current.isEmpty() || !names(match, current.get(), false))) {
      throw failed();
    }
    Optional<Instant> limit = HttpDate.parse(headers.get("If-Unmodified-Since"));
    boolean newer =
        limit.isPresent() && current.filter(f -> seconds(f).isAfter(limit.get())).isPresent();
    if (match == null && newer) {
      throw failed();
    }
  }

  /** The ETag header of a file. */
  static String tag(FileMetadata file) {
    return '"' + String.valueOf(file.etag()) + '"';
  }

  private static boolean names(String list, FileMetadata file, boolean weakly) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .map(tag -> weakly && tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
        .anyMatch(tag -> tag.equals("*") || tag.equals(tag(file)));
  }

  /** As precise as a header can be. */
  private static Instant seconds(FileMetadata file) {
    return file.modified().truncatedTo(ChronoUnit.SECONDS);
  }

  private static ProblemException failed() {
    return new ProblemException(
        StorageProblem.PRECONDITION_FAILED, StorageProblem.PRECONDITION_FAILED.title());
  }
}

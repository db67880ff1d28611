package io.jacquard.jac.runtime.execution;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files behind {@code store()}, given by the host. Names are relative; whatever fails is raised
 * as an error of the language.
 */
public interface FileStorage {

  /** What is uploaded, and what is kept with it. */
  record Upload(
      InputStream content,
      @Nullable String contentType,
      Map<String, String> metadata,
      @Nullable Instant modified) {}

  /** What is known of a file or folder; times in seconds since 1970. */
  record Details(
      String name,
      long size,
      double modified,
      double created,
      boolean directory,
      @Nullable String contentType,
      Map<String, String> metadata) {}

  /** Stores a file; answers its path with that of the storage in front. */
  String upload(Upload upload, String destination);

  /** The content of a file, to be closed by the caller. */
  InputStream download(String path);

  boolean delete(String path);

  boolean exists(String path);

  List<String> list(String folder, boolean recursive);

  Details details(String path);

  boolean copy(String source, String destination);

  boolean move(String source, String destination);

  /** A link by which anybody can read the file for so many seconds: path and query. */
  String link(String path, long seconds);
}

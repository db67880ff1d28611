package io.jacquard.storage.http;

import io.jacquard.commons.json.JsonBody;
import io.jacquard.commons.json.PlainValues;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.FileStore;
import io.jacquard.storage.file.FileName;
import io.jacquard.storage.file.FileService;
import io.jacquard.storage.file.LinkService;
import io.jacquard.storage.file.StorageConfig;
import io.jacquard.storage.file.StorageProblem;
import io.jacquard.storage.file.UserFile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done with stored files without sending them. */
@Path("/storage")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
final class StorageResource {
  private static final long HOUR = 3600;

  private final FileService files;
  private final LinkService links;
  private final Callers callers;
  private final StorageConfig config;

  StorageResource(FileService files, LinkService links, Callers callers, StorageConfig config) {
    this.files = files;
    this.links = links;
    this.callers = callers;
    this.config = config;
  }

  @POST
  @Path("/copy")
  public UserFile copy(
      byte[] body,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
    String root = callers.root(authorization);
    Map<?, ?> asked = object(body, type);
    FileName source = name(asked, "source");
    FileName destination = name(asked, "destination");
    return Failures.translate(() -> files.copy(root, source, destination));
  }

  @POST
  @Path("/move")
  public UserFile move(
      byte[] body,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
    String root = callers.root(authorization);
    Map<?, ?> asked = object(body, type);
    FileName source = name(asked, "source");
    FileName destination = name(asked, "destination");
    return Failures.translate(() -> files.move(root, source, destination));
  }

  @POST
  @Path("/links")
  public Map<String, String> share(
      byte[] body,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type) {
    String root = callers.root(authorization);
    Map<?, ?> asked = object(body, type);
    FileName name = name(asked, "path");
    Duration life = seconds(asked.get("expires_in"));
    LinkService.Link link = Failures.translate(() -> links.share(root, name, life));
    return Map.of("url", link.url(), "expires_at", link.expires().toString());
  }

  @GET
  @Path("/usage")
  public Map<String, Long> usage(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    String root = callers.root(authorization);
    FileStore.Usage used = Failures.translate(() -> files.usage(root));
    return Map.of(
        "files", used.files(),
        "bytes", used.bytes(),
        "max_files", (long) config.maxFiles(),
        "max_bytes", config.maxBytes().asLongValue());
  }

  private static Map<?, ?> object(byte[] body, @Nullable String type) {
    return (Map<?, ?>) JsonBody.read(body, type, PlainValues.INSTANCE);
  }

  private static FileName name(Map<?, ?> asked, String field) {
    if (asked.get(field) instanceof String text) {
      return new FileName(text);
    }
    throw new ProblemException(
        StorageProblem.BAD_REQUEST, "'" + field + "' is the path of a file, as text");
  }

  private static Duration seconds(@Nullable Object value) {
    if (value == null) {
      return Duration.ofSeconds(HOUR);
    }
    if (value instanceof Long number && Math.abs(number) < Integer.MAX_VALUE) {
      return Duration.ofSeconds(number);
    }
    throw new ProblemException(StorageProblem.BAD_REQUEST, "'expires_in' is a number of seconds");
  }
}

package io.jacquard.storage.file;

import io.jacquard.commons.link.SignedLinks;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.StoredFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Signed links: made for an owner, followed by anybody. */
@Singleton
public final class LinkService {
  private static final String PROGRAMS = "apps/";

  private final Stores stores;
  private final SignedLinks links;
  private final StorageConfig config;
  private final Clock clock;

  /**
   * A link as it is handed out.
   *
   * @param url path and query
   */
  public record Link(String url, Instant expires) {}

  @Inject
  LinkService(Stores stores, SignedLinks links, StorageConfig config) {
    this(stores, links, config, Clock.systemUTC());
  }

  LinkService(Stores stores, SignedLinks links, StorageConfig config, Clock clock) {
    this.stores = stores;
    this.links = links;
    this.config = config;
    this.clock = clock;
  }

  /** A link to a user's file, which must be there. */
  public Link share(String root, FileName name, Duration life) throws IOException {
    Duration most = config.maxLinkLife();
    if (life.isNegative() || life.isZero() || life.compareTo(most) > 0) {
      throw new ProblemException(
          StorageProblem.BAD_REQUEST,
          "A link may be good for 1 to " + most.toSeconds() + " seconds");
    }
    String path = FileService.path(root, name);
    stores.users().open(path).close();
    Instant expires = clock.instant().plus(life).truncatedTo(ChronoUnit.SECONDS);
    return new Link(links.link(path, expires), expires);
  }

  /**
   * The file of a link; the caller closes it.
   *
   * @param path what follows {@link SignedLinks#PATH}, decoded
   * @param query as it came
   */
  public StoredFile follow(FileName path, @Nullable String query) throws IOException {
    return switch (links.judge(path.value(), query)) {
      case GOOD -> open(path.value());
      case EXPIRED ->
          throw new ProblemException(StorageProblem.LINK_EXPIRED, "The link has expired");
      case FORGED ->
          throw new ProblemException(StorageProblem.LINK_FORGED, "The signature does not fit");
    };
  }

  private StoredFile open(String path) throws IOException {
    return path.startsWith(PROGRAMS)
        ? stores.openProgramFile(path.substring(PROGRAMS.length()))
        : stores.users().open(path);
  }
}

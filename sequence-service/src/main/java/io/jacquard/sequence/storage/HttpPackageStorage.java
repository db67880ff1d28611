package io.jacquard.sequence.storage;

import io.jacquard.commons.identity.internal.InternalHttp;
import io.jacquard.commons.identity.internal.InternalTokens;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Calls storage-service by HTTP, so that all hubs find what each of them puts there. */
final class HttpPackageStorage implements PackageStorage {
  private static final Logger LOG = Logger.getLogger(HttpPackageStorage.class);
  private static final String FOLDER = "/internal/files/hub/";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A line that is slower than a megabyte in a second is given up. */
  private static final int SLOWEST = 20;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final URI base;
  private final InternalTokens tokens;
  private final HttpClient http = InternalHttp.client(PATIENCE);

  HttpPackageStorage(URI base, InternalTokens tokens) {
    this.base = base;
    this.tokens = tokens;
  }

  @Override
  public void put(String name, Path file) throws StorageUnavailableException {
    HttpRequest.BodyPublisher content;
    try {
      content = BodyPublishers.ofFile(file);
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(e);
    }
    Duration time = time(content.contentLength());
    check(send(request(name).PUT(content), time, BodyHandlers.discarding()).statusCode());
  }

  @Override
  public boolean fetch(String name, Path file, long size) throws StorageUnavailableException {
    BodyHandler<Path> toFile =
        head ->
            head.statusCode() == OK
                ? BodySubscribers.ofFile(file)
                : BodySubscribers.replacing(file);
    int status = send(request(name).GET(), time(size), toFile).statusCode();
    if (status != NOT_FOUND) {
      check(status);
    }
    return status != NOT_FOUND;
  }

  @Override
  public void delete(String name) throws StorageUnavailableException {
    check(send(request(name).DELETE(), PATIENCE, BodyHandlers.discarding()).statusCode());
  }

  @Override
  public boolean shared() {
    return true;
  }

  private static Duration time(long size) {
    return PATIENCE.multipliedBy(2).plusSeconds(size >> SLOWEST);
  }

  private HttpRequest.Builder request(String name) {
    return HttpRequest.newBuilder(base.resolve(FOLDER + name))
        .header("Authorization", tokens.authorization());
  }

  /** The time is that of the whole exchange: a body that stands still ends it too. */
  private <T> HttpResponse<T> send(HttpRequest.Builder request, Duration time, BodyHandler<T> body)
      throws StorageUnavailableException {
    CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request.build(), body);
    try {
      return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw unavailable("cannot be reached", String.valueOf(e.getCause()));
    } catch (TimeoutException _) {
      answer.cancel(true);
      throw unavailable("takes too long", "nothing within " + time);
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw unavailable("was not waited for", "the hub is stopping");
    }
  }

  private static void check(int status) throws StorageUnavailableException {
    if (status / 100 != 2) {
      throw unavailable("answers " + status, "status " + status);
    }
  }

  private static StorageUnavailableException unavailable(String what, String reason) {
    LOG.warnf("the storage of packages %s reason=%s", what, reason);
    return new StorageUnavailableException("The storage of packages " + what);
  }
}

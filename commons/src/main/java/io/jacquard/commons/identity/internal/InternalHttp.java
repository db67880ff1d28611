package io.jacquard.commons.identity.internal;

import java.net.http.HttpClient;
import java.time.Duration;

/**
 * How the services of an installation call each other: by HTTP/1.1, and only where they were told,
 * as a redirect would carry their token elsewhere.
 */
public final class InternalHttp {
  private InternalHttp() {}

  /** A client that gives up on a connection after a time. */
  public static HttpClient client(Duration patience) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(patience)
        .build();
  }
}

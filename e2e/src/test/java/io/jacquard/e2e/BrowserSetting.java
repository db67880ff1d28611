package io.jacquard.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server, a provider that it knows, an application that people come back to, and a browser. */
final class BrowserSetting implements AutoCloseable {
  private static final String PROGRAM =
      "walker guarded { can run with Root entry { report 1; } }\n";

  final Server server;
  final OidcProvider provider;
  final Browser browser;
  private final HttpServer application;

  private BrowserSetting(Path chromium, Path folder) {
    int port = LaunchedServer.freePort();
    String host = "http://127.0.0.1:" + port + "/sso";
    this.application = application();
    this.provider =
        OidcProvider.start(List.of(host + "/op/login/callback", host + "/op/register/callback"));
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    Map<String, String> environment = new HashMap<>();
    environment.put("SSO_HOST", host);
    environment.put("JACQUARD_SSO_OP_ISSUER", provider.issuer().toString());
    environment.put("JACQUARD_SSO_OP_TITLE", "Test Provider");
    environment.put("JACQUARD_SSO_OP_CLIENT_ID", OidcProvider.CLIENT_ID);
    environment.put("JACQUARD_SSO_OP_CLIENT_SECRET", OidcProvider.CLIENT_SECRET);
    environment.put("JACQUARD_AUTH_SSO_RETURN_URLS", returnUrl().toString());
    this.server = LaunchedServer.startAt(port, program, folder, environment);
    this.browser = Browser.start(chromium, folder.resolve("chromium"));
  }

  /** Starts all, or skips the tests where there is no browser or no provider. */
  static BrowserSetting start(Path folder) {
    Optional<Path> chromium = Browser.installed();
    boolean ready = chromium.isPresent() && OidcProvider.install();
    if (!ready) {
      System.out.println("Sign-in in a browser: NOT RUN (needs chromium, node and npm)");
    }
    assumeTrue(ready, "there is no chromium, node or npm");
    return new BrowserSetting(chromium.orElseThrow(), folder);
  }

  /** A page of an application that people are sent back to. */
  URI returnUrl() {
    return URI.create("http://127.0.0.1:" + application.getAddress().getPort() + "/welcome");
  }

  /** The address of a path of the server. */
  URI at(String path) {
    return server.url().resolve(path);
  }

  @Override
  public void close() {
    browser.close();
    server.close();
    provider.close();
    application.stop(0);
  }

  private static HttpServer application() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            byte[] page = "<p id=app>welcome back".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

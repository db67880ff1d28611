package io.jacquard.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A certified provider of OpenID Connect (oidc-provider of npm), in a process of its own. */
final class OidcProvider implements AutoCloseable {
  static final String CLIENT_ID = "jacquard-tests";
  static final String CLIENT_SECRET = "a secret of the tests";

  private static final Path SOURCES = Launcher.HOME.resolve("e2e/src/test/oidc");
  private static final Path INSTALLED = Launcher.HOME.resolve("e2e/target/oidc");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "provider.mjs");

  private final Process process;
  private final int port;

  private OidcProvider(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Installs it unless it is; false where that cannot be done. */
  static boolean install() {
    List<Path> files = FILES.stream().map(SOURCES::resolve).toList();
    return Npm.install(INSTALLED, files, "node_modules/oidc-provider", "ci");
  }

  /** Starts it for one client that may be sent back to these addresses. */
  static OidcProvider start(List<String> redirects) {
    int port = LaunchedServer.freePort();
    List<String> line =
        new ArrayList<>(
            List.of("node", "provider.mjs", Integer.toString(port), CLIENT_ID, CLIENT_SECRET));
    line.addAll(redirects);
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(INSTALLED.toFile())
              .redirectErrorStream(true)
              .redirectOutput(INSTALLED.resolve("provider-" + port + ".log").toFile())
              .start();
      OidcProvider provider = new OidcProvider(process, port);
      Waiting.until("the provider", () -> answers(provider.issuer()));
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static boolean answers(URI issuer) {
    try {
      return new Client(issuer).get("/.well-known/openid-configuration").status() == 200;
    } catch (UncheckedIOException _) {
      return false;
    }
  }
}

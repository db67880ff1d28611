package io.jacquard.standalone;

import io.jacquard.settings.Settings;
import io.jacquard.settings.SettingsException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code jacquard start} takes, and the configuration it becomes. */
@Command(
    name = "start",
    description = "Serve a Jac program over HTTP.",
    mixinStandardHelpOptions = true)
final class StartCommand {
  private static final String HOST = "serve.host";
  private static final String PORT = "serve.port";

  /** Keys of jac.toml, and the properties that the services read. */
  private static final Map<String, String> CONFIGURED =
      Map.of(
          "plugins.scale.jwt.secret", "jacquard.identity.secret",
          "plugins.scale.jwt.exp_delta_days", "jacquard.auth.token.days",
          "plugins.scale.database.mongodb_uri", "jacquard.standalone.mongodb-uri",
          "plugins.scale.webhook.api_key_expiry_days", "jacquard.auth.api-key.expiry-days");

  @Parameters(paramLabel = "FILE", defaultValue = "main.jac", description = "The entry file.")
  private Path file = Path.of("main.jac");

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "The address to listen on (serve.host of jac.toml, else 0.0.0.0).")
  private @Nullable String host;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      description = "The port to listen on (serve.port of jac.toml, else 8000).")
  private @Nullable String port;

  @Option(names = "--profile", paramLabel = "P", description = "The profile of jac.toml to use.")
  private @Nullable String profile;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where data is kept (.jacquard beside the program).")
  private @Nullable Path data;

  /**
   * Checks what can be checked before anything starts, and makes the data folder.
   *
   * @throws StartException with the sentence to show
   */
  Map<String, String> settings() throws StartException {
    if (!Files.isRegularFile(file)) {
      throw new StartException("there is no file " + file);
    }
    Settings written = load();
    written.warnings().forEach(warning -> System.err.println("jacquard: " + warning));
    String address = written.find(HOST).orElseThrow();
    String number = written.find(PORT).orElseThrow();
    requireFreePort(address, number);
    DataFolder folder = DataFolder.at(data == null ? besideProgram() : data);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("jacquard.walker.program.file", file.toString());
    settings.put("jacquard.standalone.data", folder.path().toString());
    settings.put("jacquard.walker.program.hidden-folders", folder.path().toString());
    settings.put("quarkus.http.host", address);
    settings.put("quarkus.http.port", number);
    CONFIGURED.forEach(
        (key, property) -> written.find(key).ifPresent(value -> settings.put(property, value)));
    return settings;
  }

  private Settings load() throws StartException {
    Map<String, String> flags = new LinkedHashMap<>();
    if (host != null) {
      flags.put(HOST, host);
    }
    if (port != null) {
      flags.put(PORT, port);
    }
    try {
      Path folder = file.toAbsolutePath().resolveSibling("");
      return Settings.load(folder, System.getenv(), flags, profile);
    } catch (SettingsException e) {
      throw new StartException(String.join("\njacquard: ", e.reasons()));
    }
  }

  private Path besideProgram() {
    return file.toAbsolutePath().resolveSibling(".jacquard");
  }

  private static void requireFreePort(String host, String port) throws StartException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(port)));
    } catch (UnknownHostException _) {
      throw new StartException("there is no host " + host);
    } catch (IllegalArgumentException _) {
      throw new StartException(port + " is no port number");
    } catch (IOException e) {
      throw new StartException(
          "cannot listen on " + host + ":" + port + " (" + e.getMessage() + "); try --port");
    }
  }
}

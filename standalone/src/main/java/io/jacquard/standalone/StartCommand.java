package io.jacquard.standalone;

import io.jacquard.settings.Settings;
import io.jacquard.settings.SettingsException;
import io.jacquard.settings.StorageSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code jacquard start} takes, and the configuration it becomes. */
@Command(
    name = "start",
    description = "Serve a Jac program over HTTP.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class StartCommand {
  private static final String HOST = "serve.host";
  private static final String PORT = "serve.port";

  /** Profiles in which what is unsafe stops the start. */
  private static final Set<String> PRODUCTION = Set.of("prod", "production");

  private static final int LAST_PORT = 65_535;

  @Parameters(
      paramLabel = "FILE",
      defaultValue = "main.jac",
      description = "The entry file (main.jac).")
  private Path file = Path.of("main.jac");

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      description = "The port to listen on (serve.port of jac.toml, else 8000).")
  private @Nullable String port;

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "The address to listen on (serve.host of jac.toml, else 0.0.0.0).")
  private @Nullable String host;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many calls run at once (256); one process uses all cores.")
  private @Nullable Integer workers;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".jacquard",
      description = "Where data is kept (.jacquard in the working directory).")
  private Path data = Path.of(".jacquard");

  @Option(
      names = {"-S", "--startup-config"},
      paramLabel = "FILE",
      description = "Instances that begin with the hub, in JSON or YAML.")
  private @Nullable Path startupConfig;

  @Option(names = "--profile", paramLabel = "P", description = "The profile of jac.toml to use.")
  private @Nullable String profile;

  @Option(
      names = {"-m", "--main"},
      description = "Run the entry file as __main__; it always is.")
  @SuppressWarnings("UnusedVariable") // taken because callers of the peer pass it
  private boolean main;

  @Option(
      names = {"-f", "--faux"},
      description = "Print the endpoints with their fields and end.")
  private boolean faux;

  @ArgGroup(validate = false, heading = "%nWhile developing:%n")
  private final Development development = new Development();

  @Mixin private final KubernetesFlags kubernetes = new KubernetesFlags();

  /** The flags that follow edits. */
  private static final class Development {
    @Option(names = "--reload", description = "Serve an edit with the next request.")
    private boolean reload;

    @Option(
        names = {"-d", "--dev"},
        description = "As --reload; answers /introspect, and all on a second port, the next one.")
    private boolean dev;

    @Option(
        names = {"-a", "--api_port", "--api-port"},
        paramLabel = "N",
        description = "The second port of --dev; 0 for none.")
    private @Nullable Integer apiPort;

    @Option(
        names = {"-n", "--no_client", "--no-client"},
        description = "With --dev: there is no client, so no second port.")
    private boolean noClient;
  }

  /** The entry file as given. */
  Path file() {
    return file;
  }

  /** Whether only the endpoints are to be printed. */
  boolean printsEndpoints() {
    return faux;
  }

  /**
   * Checks what can be checked of the command line alone.
   *
   * @throws StartException with the sentence to show
   */
  void check() throws StartException {
    kubernetes.refuse();
    if (workers != null && workers < 1) {
      throw new StartException("--workers takes a number from 1, not " + workers);
    }
    if (development.apiPort != null && !development.dev) {
      throw new StartException("--api_port goes with --dev");
    }
    if (!Files.isRegularFile(file)) {
      throw new StartException("there is no file " + file);
    }
  }

  /**
   * Checks what can be checked before anything starts, and makes the data folder.
   *
   * @throws StartException with the sentence to show
   */
  Map<String, String> settings() throws StartException {
    Settings written = load();
    written.warnings().forEach(warning -> System.err.println("jacquard: " + warning));
    String address = written.find(HOST).orElseThrow();
    int number = port(written.find(PORT).orElseThrow());
    requireFreePort(address, number);
    DataFolder folder = DataFolder.at(data);
    Map<String, String> settings = new LinkedHashMap<>(ConfiguredProperties.of(written));
    settings.put("jacquard.walker.program.file", file.toString());
    settings.put("jacquard.standalone.data", folder.path().toString());
    settings.put("jacquard.walker.program.hidden-folders", folder.path().toString());
    // Clients of the peer write "{" and broken escapes into queries; our own reading takes them.
    settings.put("vertx.disableURIValidation", "true");
    settings.put("quarkus.http.host", address);
    settings.put("quarkus.http.port", Integer.toString(number));
    if (startupConfig != null) {
      settings.put("jacquard.sequence.startup.file", startupConfig.toString());
    }
    if (workers != null) {
      settings.put("jacquard.walker.pool.threads", workers.toString());
    }
    if (written.profile().filter(PRODUCTION::contains).isPresent()) {
      settings.put("jacquard.boot.strict", "true");
      settings.put("jacquard.auth.password.rules", "enforce");
    }
    develop(address, number, settings);
    keepFiles(written, settings);
    return settings;
  }

  private void develop(String address, int number, Map<String, String> settings)
      throws StartException {
    if (development.reload || development.dev) {
      settings.put("jacquard.walker.program.reload", "true");
    }
    if (development.dev) {
      settings.put("jacquard.walker.http.introspection", "true");
    }
    int second = secondPort(number);
    if (second != 0) {
      requireFreePort(address, second);
      settings.put("jacquard.walker.http.api-port", Integer.toString(second));
    }
  }

  /** The port of the API beside that of the pages; 0 for none. */
  private int secondPort(int number) throws StartException {
    if (!development.dev || development.noClient) {
      return 0;
    }
    if (development.apiPort != null) {
      return port(development.apiPort.toString());
    }
    return number == 0 ? 0 : port(Integer.toString(number + 1));
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

  /** Where the program's {@code store()} keeps files. */
  private void keepFiles(Settings written, Map<String, String> settings) throws StartException {
    try {
      Path folder = file.toAbsolutePath().resolveSibling("");
      StorageSettings storage = StorageSettings.of(written, folder);
      settings.put("jacquard.storage.program-folder", storage.root().orElse(folder).toString());
      storage
          .root()
          .ifPresent(root -> settings.put("jacquard.walker.storage.base-path", root.toString()));
      settings.put(
          "jacquard.walker.storage.create-folders", String.valueOf(storage.createFolders()));
    } catch (SettingsException e) {
      throw new StartException(String.join("\njacquard: ", e.reasons()));
    }
  }

  private static int port(String written) throws StartException {
    try {
      int number = Integer.parseInt(written);
      if (number >= 0 && number <= LAST_PORT) {
        return number;
      }
    } catch (NumberFormatException _) {
      // told below, with every other thing that is no port
    }
    throw new StartException(written + " is no port number");
  }

  private static void requireFreePort(String host, int port) throws StartException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException _) {
      throw new StartException("there is no host " + host);
    } catch (IOException e) {
      throw new StartException(
          "cannot listen on " + host + ":" + port + " (" + e.getMessage() + "); try --port");
    }
  }
}

package io.jacquard.standalone;

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

  @Parameters(paramLabel = "FILE", defaultValue = "main.jac", description = "The entry file.")
  private Path file = Path.of("main.jac");

  @Option(
      names = "--host",
      paramLabel = "H",
      defaultValue = "0.0.0.0",
      description = "The address to listen on (${DEFAULT-VALUE}).")
  private String host = "0.0.0.0";

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      defaultValue = "8000",
      description = "The port to listen on (${DEFAULT-VALUE}).")
  private int port = 8000;

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
    requireFreePort();
    DataFolder folder = DataFolder.at(data == null ? besideProgram() : data);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("jacquard.walker.program.file", file.toString());
    settings.put("jacquard.standalone.data", folder.path().toString());
    settings.put("jacquard.walker.program.hidden-folders", folder.path().toString());
    settings.put("quarkus.http.host", host);
    settings.put("quarkus.http.port", Integer.toString(port));
    return settings;
  }

  private Path besideProgram() {
    return file.toAbsolutePath().resolveSibling(".jacquard");
  }

  private void requireFreePort() throws StartException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
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

package io.jacquard.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The hub's own command line, installed from npm once for all tests. */
final class HubCli {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FOLDER = Path.of("target/hub-cli").toAbsolutePath();
  private static final int PATIENCE_SECONDS = 120;

  private final Path home;

  /** A user's command line, set up for a hub. */
  HubCli(Path home, URI server) {
    this(home);
    run("config", "set", "apiUrl", server + "/api/v1");
  }

  /** A user's command line, set up for the spaces that a token opens. */
  HubCli(Path home, URI server, String token) {
    this(home);
    run("config", "set", "middlewareApiUrl", server + "/api/v1");
    run("config", "set", "token", token);
    run("config", "set", "env", "production");
  }

  private HubCli(Path home) {
    this.home = home;
    install();
    run("config", "set", "log", "--format", "json");
  }

  /** Runs a command that must succeed; returns what it printed. */
  String run(String... arguments) {
    Path out = home.resolve("out-" + System.nanoTime());
    try {
      Process process = begin(out, arguments);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: si " + List.of(arguments));
      }
      String printed = Files.readString(out);
      if (process.exitValue() != 0) {
        throw new AssertionError("si " + List.of(arguments) + " failed: " + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  JsonNode json(String... arguments) {
    String printed = run(arguments);
    try {
      return JSON.readTree(printed);
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + printed, e);
    }
  }

  /** Begins a command whose output goes to a file. */
  Process begin(Path out, String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(FOLDER.resolve("node_modules/.bin/si").toString());
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).directory(home.toFile());
    builder.environment().put("HOME", home.toString());
    builder.environment().put("TMPDIR", home.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    process.getOutputStream().close();
    return process;
  }

  private static synchronized void install() {
    List<Path> manifest = List.of(Path.of("src/test/resources/hub-cli/package.json"));
    if (!Npm.install(FOLDER, manifest, "node_modules/.bin/si", "install")) {
      throw new AssertionError("npm could not install the hub's command line");
    }
  }
}

package io.jacquard.cli.torture;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jacquard.cli.torture.Event.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code torture}: a server of its own, clients in several processes, kill -9 at random. */
@Command(
    name = "torture",
    description = "Kills a server under load and checks that it kept what it acknowledged.")
public final class TortureCommand implements Callable<Integer> {
  /** The system property by which the launcher says where it lies. */
  private static final String HOME = "jacquard.home";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--kills", paramLabel = "N", description = "How often to kill it (10).")
  private int kills = 10;

  @Option(names = "--clients", paramLabel = "N", description = "Client processes (3).")
  private int clients = 3;

  @Option(names = "--threads", paramLabel = "N", description = "Threads of each client (4).")
  private int threads = 4;

  @Option(
      names = "--connects",
      paramLabel = "N",
      description = "Connects to one node, all at once, at the end (1000).")
  private int connects = 1_000;

  @Option(names = "--seed", paramLabel = "N", description = "What chance is made of.")
  private long seed = System.nanoTime() & 0xFFFF_FFFFL;

  @Option(
      names = "--mongodb",
      paramLabel = "URI",
      description = "The MongoDB to keep data in; the embedded store without it.")
  private @Nullable String mongodb;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the server's data and log stay; a temporary folder without it.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Prints the result as JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException, IOException {
    if (kills < 0 || connects < 0 || clients < 1 || threads < 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--kills and --connects are not negative, --clients and --threads at least 1");
    }
    String home = System.getProperty(HOME);
    if (home == null) {
      System.err.println("torture starts servers, so it is run by the jacquard script");
      return 2;
    }
    try {
      Torture.Result result = run(Path.of(home), workFolder());
      System.out.println(json ? json(result) : summary(result));
      return result.violations().isEmpty() ? 0 : 1;
    } catch (TortureException e) {
      System.err.println("torture: " + e.getMessage());
      return 1;
    }
  }

  private Path workFolder() throws IOException {
    Path chosen = folder == null ? Files.createTempDirectory("torture") : folder;
    Files.createDirectories(chosen);
    System.err.println("torture: data and server.log are in " + chosen);
    return chosen.toAbsolutePath();
  }

  private Torture.Result run(Path home, Path work) throws IOException, InterruptedException {
    Torture.Plan plan = new Torture.Plan(kills, clients, threads, connects, seed);
    try (Victim victim = Victim.start(home, work, Optional.ofNullable(mongodb))) {
      Runtime.getRuntime().addShutdownHook(new Thread(victim::close));
      return new Torture(plan, victim, line -> System.err.println("torture: " + line)).run();
    }
  }

  private static String json(Torture.Result result) throws JsonProcessingException {
    return Api.JSON.writeValueAsString(result);
  }

  private String summary(Torture.Result result) {
    StringBuilder out = new StringBuilder();
    out.append(
        "%d kills, %,d calls acknowledged, %,d without an answer, %,d connects to one node (seed %d)"
            .formatted(
                kills,
                result.calls().get(Outcome.ACKNOWLEDGED),
                result.calls().get(Outcome.UNKNOWN),
                connects,
                seed));
    result.violations().forEach(violation -> out.append("\n  ").append(violation));
    out.append(
        result.violations().isEmpty()
            ? "\nnothing lost, nothing doubled, no half commit"
            : "\n" + result.violations().size() + " violations");
    return out.toString();
  }
}

package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's tour is true: its commands run in one shell against a fresh server, and what each
 * prints matches the block below it, where … stands for anything.
 */
class TourTest {
  private static final Pattern STEP =
      Pattern.compile("```sh\\n(.*?)```\\n\\n```(?:json|text)\\n(.*?)```", Pattern.DOTALL);
  private static final String MARK = "@@@step@@@";

  @Test
  void everyCommandOfTheTourPrintsWhatTheReadmeShows(@TempDir Path folder) throws Exception {
    List<Step> steps = steps();
    assertThat(steps).hasSizeGreaterThanOrEqualTo(5);

    try (Server server = LaunchedServer.start(Launcher.example("todo"), folder)) {
      List<String> outputs = shell(steps, server, folder);

      for (int i = 0; i < steps.size(); i++) {
        assertThat(outputs.get(i))
            .as("%s%ninstead of%n%s", steps.get(i).commands(), steps.get(i).expected())
            .matches(steps.get(i).pattern());
      }
    }
  }

  private static List<Step> steps() throws IOException {
    String readme = Launcher.read(Launcher.HOME.resolve("README.md"));
    String tour = readme.substring(readme.indexOf("## A five-minute tour"));
    Matcher matcher = STEP.matcher(tour.substring(0, tour.indexOf("\n## ", 5)));
    List<Step> steps = new ArrayList<>();
    while (matcher.find()) {
      steps.add(new Step(matcher.group(1), matcher.group(2)));
    }
    return steps;
  }

  private static List<String> shell(List<Step> steps, Server server, Path folder)
      throws IOException, InterruptedException {
    Path script = folder.resolve("tour.sh");
    Path output = folder.resolve("tour.out");
    Files.writeString(
        script,
        steps.stream()
            .map(step -> step.commands().replace("http://localhost:8000", server.url().toString()))
            .collect(Collectors.joining("printf '" + MARK + "'\n")));
    Process process =
        new ProcessBuilder("sh", "-e", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String printed = Launcher.read(output);
    assertThat(process.exitValue()).as(printed).isZero();
    return List.of(printed.split(MARK, -1));
  }

  /** A block of commands with the block of output below it. */
  private record Step(String commands, String expected) {
    Pattern pattern() {
      String quoted = expected.strip().lines().map(String::strip).collect(Collectors.joining("\n"));
      String regex =
          Pattern.compile("…")
              .splitAsStream(quoted)
              .map(Pattern::quote)
              .collect(Collectors.joining("[^\\n]*?"));
      return Pattern.compile("\\s*" + regex + "\\s*", Pattern.DOTALL);
    }
  }
}

package io.jacquard.standalone;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A program and a data folder for the one Quarkus test of this module. */
public final class TodoProgram implements QuarkusTestResourceLifecycleManager {
  private static final String TEXT =
      """
      node Todo { has title: str; }
      node Counter { has value: int = 0; }

      walker add_todo {
          has title: str;
          can create with Root entry { report (here ++> Todo(title=self.title))[0]; }
      }

      walker list_todos {
          can start with Root entry { visit [-->(?:Todo)]; }
          can collect with Todo entry { report here.title; }
      }

      walker count {
          can go with Root entry {
              found = [-->(?:Counter)];
              counter = found[0] if found else (here ++> Counter())[0];
              counter.value += 1;
              report counter.value;
          }
      }

      walker half_done {
          can go with Root entry { here ++> Todo(title="lost"); raise ValueError("half done"); }
      }

      walker :pub deep {
          def down(n: int) -> int { return self.down(n + 1); }
          can go with Root entry { self.down(0); }
      }

      def :pub add(a: int, b: int = 2) -> int { return a + b; }
      """;

  private Path folder = Path.of("");

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("standalone");
      Path program = Files.writeString(folder.resolve("app.jac"), TEXT);
      return Map.of(
          "jacquard.walker.program.file", program.toString(),
          "jacquard.standalone.data", folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

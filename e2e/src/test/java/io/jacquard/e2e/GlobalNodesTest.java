package io.jacquard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that a program keeps in its globals: each call sees them as they are stored. */
class GlobalNodesTest {
  private static final String PROGRAM =
      """
      glob one: any = None;
      glob kept: list = [];
      glob named: dict = {};
      node N { has v: int = 1; def twice -> int { return self.v * 2; } }
      walker keep {
          can go with Root entry {
              global one;
              n = (here ++> N())[0];
              one = n;
              kept.append(n);
              named["n"] = n;
          }
      }
      walker bump { can go with Root entry { for n in [-->(?:N)] { n.v += 1; } } }
      walker see {
          can go with Root entry {
              report [one.v, one.twice(), kept[0].v, [k.v for k in kept], named["n"].v];
          }
      }
      walker change { can go with Root entry { one.v = 40; report [n.v for n in [-->(?:N)]]; } }
      """;

  private static Server server;
  private static Client anybody;

  @BeforeAll
  static void start(@TempDir Path folder) {
    Path program = folder.resolve("app.jac");
    LaunchedServer.writeProgram(program, PROGRAM);
    server = LaunchedServer.start(program, folder);
    anybody = new Client(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void showWhatIsStoredAndNotWhatAnotherCallHadRead() {
    Client ann = anybody.register("ann");
    ann.walker("keep", "{}").reports();
    assertThat(ann.walker("see", "{}").reports()).hasToString("[[1,2,1,[1],1]]");

    ann.walker("bump", "{}").reports();

    assertThat(ann.walker("see", "{}").reports()).hasToString("[[2,4,2,[2],2]]");
    assertThat(ann.walker("change", "{}").reports()).hasToString("[[40]]");
    assertThat(ann.walker("see", "{}").reports()).hasToString("[[40,80,40,[40],40]]");
    assertThat(anybody.register("bob").walker("see", "{}").status())
        .as("another user reads a global node")
        .isEqualTo(403);
  }
}

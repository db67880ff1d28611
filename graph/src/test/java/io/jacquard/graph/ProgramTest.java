package io.jacquard.graph;

import static io.jacquard.graph.Fixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.Program;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.rocks.RocksDocumentStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in Jac whose graph outlives the process. */
class ProgramTest {
  private static final String SOURCE =
      """
      import from datetime { timedelta }
      enum State { OPEN, DONE }
      obj Note { has text: str; }
      node Task {
          has title: str, state: State = State.OPEN, notes: list[Note] = [],
              due: timedelta = timedelta(days=1);
      }
      edge Follows { has weight: float = 1.0; }
      with entry {
          tasks = [root --> (?:Task)];
          if not tasks {
              root ++> Task(title="first");
              first = [root --> (?:Task)][0];
              first +>: Follows(weight=2.5) :+> Task(title="second");
          } else {
              t = tasks[0];
              t.state = State.DONE;
              t.notes.append(Note(text=f"note {len(t.notes)}"));
          }
          for t in [root --> (?:Task)] {
              print(t.title, t.state, [n.text for n in t.notes], t.due,
                    [x.title for x in [t ->:Follows:weight > 2.0:->]]);
          }
      }
      """;

  @TempDir Path folder;

  private String run() throws Exception {
    return run(SOURCE);
  }

  private String run(String source) throws Exception {
    Path file = Files.writeString(folder.resolve("app.jac"), source);
    StringBuilder printed = new StringBuilder();
    try (DocumentStore store = RocksDocumentStore.open(folder.resolve("data"))) {
      Program program = Program.load(file);
      UnitOfWork unit = new GraphService(store).open(ANN, program::typeNamed);
      Budget budget = new Budget(Budget.Limits.UNBOUNDED, System.nanoTime());
      program.initialize(new Execution(unit, budget, printed::append));
      unit.commit();
    }
    return printed.toString();
  }

  @Test
  void eachRunGoesOnWhereTheLastOneStopped() throws Exception {
    assertThat(run()).isEqualTo("first State.OPEN [] 1 day, 0:00:00 ['second']\n");
    assertThat(run()).isEqualTo("first State.DONE ['note 0'] 1 day, 0:00:00 ['second']\n");
    assertThat(run())
        .isEqualTo("first State.DONE ['note 0', 'note 1'] 1 day, 0:00:00 ['second']\n");
  }

  @Test
  void aRenamedClassReadsWhatItsFormerNameStored() throws Exception {
    run(
        "node Task { has title: str; } edge Next {} with entry { root +>: Next() :+> Task(title=\"a\"); }");

    String renamed =
        """
        node Job {
            static has __jac_former_names__: list = ["Task"];
            has title: str;
            has rank: int = 7;
        }
        edge Then { static has __jac_former_names__: list = ["Next"]; }
        with entry {
            for job in [root ->:Then:-> (?:Job)] { print(job.title, job.rank, type(job).__name__); job.rank += 1; }
        }
        """;

    assertThat(run(renamed)).isEqualTo("a 7 Job\n");
    assertThat(run(renamed)).isEqualTo("a 8 Job\n");
  }

  @Test
  void withoutSuchADeclarationItIsAnotherClass() throws Exception {
    run("node Task { has title: str; } with entry { root ++> Task(title=\"a\"); }");

    assertThat(run("node Job { has title: str; } with entry { print(len([root --> (?:Job)])); }"))
        .isEqualTo("0\n");
  }
}

package io.jacquard.jac.lib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.Program;
import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.FilePolicy;
import io.jacquard.jac.runtime.failure.JacError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the library keeps from programs that nobody runs by hand. */
class ServedProgramTest {
  @TempDir private Path folder = Path.of("");

  private String run(String body) throws IOException {
    StringBuilder output = new StringBuilder();
    Budget budget = new Budget(Budget.Limits.UNBOUNDED, System.nanoTime());
    Execution execution = new Execution(new MemoryGraph(), budget, output::append);
    execution.files(FilePolicy.confinedTo(folder));
    Path file = Files.writeString(folder.resolve("app.jac"), "with entry { " + body + " }");
    Program.load(file).initialize(execution);
    return output.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import subprocess; subprocess.run(['true']);",
        "import subprocess; subprocess.Popen('true', shell=True);",
        "__import__('_subprocess').start(['true'], None, {}, False);",
        "import os; os.system('true');",
        "import os; os.popen('true');",
        "import os; os.chdir('/');"
      })
  void startsNoProcessAndLeavesItsFolderNot(String body) {
    assertThatThrownBy(() -> run(body))
        .isInstanceOf(JacError.class)
        .hasMessageContaining("start no processes and change none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oos PathLike\\n",
        "cos system\\n",
        "c__main__ __builtins__\\n",
        "obuiltins object\\nNN",
        "kdefaultdict\\nt2\\ncbuiltins input\\nm0\\n",
        "l99999999999\\n",
        "s5\\nab",
        "r0\\n",
        "x\\n"
      })
  void readsNoPickleThatNamesWhatIsNotTheProgramsOwn(String body) throws IOException {
    String printed =
        run(
            "import pickle; body = b'%s'; ".formatted(body)
                + "try { pickle.loads(b'\\x80Jac\\n' + str(len(body)).encode() + b'\\n' + body); }"
                + " except pickle.UnpicklingError as e { print('refused'); }");

    assertThat(printed).isEqualTo("refused\n");
  }

  @Test
  void importsNoFileThatNoImportNames() throws IOException {
    Files.writeString(folder.resolve("stranger.jac"), "with entry { print('ran'); }");

    String printed =
        run(
            "for name in ['stranger', '../stranger', '/etc/passwd', '.stranger'] {"
                + " try { __import__(name); } except ModuleNotFoundError as e { print(e); } }");

    assertThat(printed)
        .isEqualTo(
            """
            No module named 'stranger'
            No module named '../stranger'
            No module named '/etc/passwd'
            No module named '.stranger'
            """);
  }
}

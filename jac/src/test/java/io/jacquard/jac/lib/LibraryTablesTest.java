package io.jacquard.jac.lib;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.Program;
import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Evaluates the expressions of {@code src/test/resources/library/*.tsv} in a Jac program and
 * compares with what CPython 3.12 answered when {@code generate.py} wrote them.
 */
class LibraryTablesTest {
  @TempDir Path folder;

  private record Row(String expression, String answer) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calendar",
        "codecs",
        "collections",
        "datetime",
        "decimal",
        "difflib",
        "fractions",
        "hashes",
        "html",
        "json",
        "math",
        "pprint",
        "random",
        "re",
        "struct",
        "texts",
        "xml",
        "zlib"
      })
  void answersWhatCPythonAnswers(String table) throws Exception {
    List<String> lines = Files.readAllLines(Path.of("src/test/resources/library", table + ".tsv"));
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      int tab = line.indexOf('\t');
      rows.add(new Row(unescape(line.substring(0, tab)), line.substring(tab + 1)));
    }

    List<String> answers = run(program(lines.getFirst().substring(2), rows));

    List<String> expected =
        rows.stream().map(row -> row.expression() + " → " + row.answer()).toList();
    List<String> actual = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      actual.add(rows.get(i).expression() + " → " + (i < answers.size() ? answers.get(i) : "?"));
    }
    assertThat(actual).containsExactlyElementsOf(expected);
  }

  private static String program(String imports, List<Row> rows) {
    StringBuilder program = new StringBuilder();
    for (String statement : imports.split("; ", -1)) {
      if (statement.startsWith("from ")) {
        String[] parts = statement.substring(5).split(" import ", -1);
        program
            .append("import from ")
            .append(parts[0])
            .append(" { ")
            .append(parts[1])
            .append(" }\n");
      } else {
        program.append(statement).append(";\n");
      }
    }
    program.append("def shown(text: str) { print(text.replace('\\\\', '\\\\\\\\')");
    program.append(".replace('\\n', '\\\\n').replace('\\t', '\\\\t')); }\nwith entry {\n");
    for (Row row : rows) {
      program.append("try { shown(repr((").append(row.expression()).append("))); }\n");
      program.append("except Exception as e { shown(type(e).__name__ + ': ' + str(e)); }\n");
    }
    return program.append("}\n").toString();
  }

  private List<String> run(String source) throws Exception {
    Path file = folder.resolve("table.jac");
    Files.writeString(file, source, StandardCharsets.UTF_8);
    StringBuilder out = new StringBuilder();
    Program program = Program.load(file);
    Budget.Limits limits = new Budget.Limits(50_000_000, 1000, 20_000, 10_000_000);
    Execution execution =
        new Execution(new MemoryGraph(), new Budget(limits, System.nanoTime()), out::append);
    execution.run(() -> {
      program.initialize(execution);
      return true;
    });
    return out.toString().lines().toList();
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        out.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}

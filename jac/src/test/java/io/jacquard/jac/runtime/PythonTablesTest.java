package io.jacquard.jac.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.lib.Builtins;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of expressions with what CPython 3.12 answered; src/test/python/tables.py makes them.
 */
class PythonTablesTest {

  @ParameterizedTest
  @ValueSource(strings = {"text", "formatting", "numbers", "containers", "mappings", "bytes"})
  void answersAsCPython(String table) {
    List<String> differences = new ArrayList<>();
    for (String line : lines(table)) {
      int tab = line.indexOf('\t');
      String row = line.substring(0, tab);
      String expected = line.substring(tab + 1);
      String actual = outcome(row);
      if (!actual.equals(expected)) {
        differences.add(row + "\n    expected " + expected + "\n    but was  " + actual);
      }
    }

    assertThat(differences).isEmpty();
  }

  private static String outcome(String row) {
    try {
      return new RowInterpreter(Builtins.namespace()).outcome(row);
    } catch (RuntimeException | StackOverflowError crash) {
      return "crash " + crash + " at " + crash.getStackTrace()[0];
    }
  }

  private static List<String> lines(String table) {
    try (InputStream in = PythonTablesTest.class.getResourceAsStream("/python/" + table + ".tsv")) {
      if (in == null) {
        throw new IllegalArgumentException(table);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

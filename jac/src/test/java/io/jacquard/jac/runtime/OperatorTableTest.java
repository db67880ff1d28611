package io.jacquard.jac.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.lib.Builtins;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Holds the operators against a table that CPython wrote: resources/tables/operators.py. */
class OperatorTableTest {
  private static final Map<String, BinaryOperator<Object>> OPERATIONS =
      Map.ofEntries(
          Map.entry("add", Ops::add),
          Map.entry("subtract", Ops::subtract),
          Map.entry("multiply", Ops::multiply),
          Map.entry("divide", Ops::divide),
          Map.entry("floorDivide", Ops::floorDivide),
          Map.entry("modulo", Ops::modulo),
          Map.entry("divideModulo", Ops::divideModulo),
          Map.entry("bitAnd", Ops::bitAnd),
          Map.entry("bitOr", Ops::bitOr),
          Map.entry("bitXor", Ops::bitXor),
          Map.entry("power", Ops::power),
          Map.entry("shiftLeft", Ops::shiftLeft),
          Map.entry("shiftRight", Ops::shiftRight),
          Map.entry("eq", (a, b) -> Ops.eq(a, b)),
          Map.entry("lt", (a, b) -> Ops.lt(a, b)),
          Map.entry("le", (a, b) -> Ops.le(a, b)),
          Map.entry("gt", (a, b) -> Ops.gt(a, b)),
          Map.entry("ge", (a, b) -> Ops.ge(a, b)),
          Map.entry("round", (a, b) -> Ops.call(builtin("round"), a, b)));

  @Test
  void everyOperatorAnswersAsCPythonDoes() throws IOException {
    List<String> differences = new ArrayList<>();

    for (String line : table("operators.tsv")) {
      String[] cells = line.split("\t", -1);
      String answer = answer(Objects.requireNonNull(OPERATIONS.get(cells[0])), cells[1], cells[2]);
      if (!answer.equals(cells[3])) {
        differences.add(line + "\n    ours: " + answer);
      }
    }

    assertThat(differences).isEmpty();
  }

  private static String answer(BinaryOperator<Object> operation, String left, String right) {
    try {
      return Ops.repr(operation.apply(Literal.read(left), Literal.read(right)));
    } catch (JacError e) {
      return e.exception().type().name() + ": " + e.getMessage();
    }
  }

  private static Object builtin(String name) {
    return Objects.requireNonNull(Builtins.namespace().get(name));
  }

  private static List<String> table(String name) throws IOException {
    try (InputStream in = OperatorTableTest.class.getResourceAsStream("/tables/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}

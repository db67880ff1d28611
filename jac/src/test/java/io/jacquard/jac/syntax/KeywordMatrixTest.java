package io.jacquard.jac.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keywords are names wherever the language of 0.10 took them for names (measured, word by word).
 */
class KeywordMatrixTest {
  private static final List<String> WORDS =
      List.of(
          ("obj class node edge walker enum has can def static override abs impl sem test glob"
                  + " import include from as if elif else for to by while match switch case default"
                  + " try except finally with return yield raise del assert break continue skip"
                  + " visit spawn entry exit report disengage here visitor root async await flow"
                  + " wait and or not in is lambda pub priv protect cl sv na self super init"
                  + " postinit props global nonlocal None True False str int float list tuple set"
                  + " dict bool bytes any type")
              .split(" "));

  private static final Set<String> REFUSED_AS_TYPE = Set.of("spawn", "await", "not");

  private static final Set<String> REFUSED_AS_KEYWORD_ARGUMENT =
      Set.of("spawn", "lambda", "await", "flow", "wait", "not", "None", "True", "False");

  private static final Set<String> REFUSED_AS_EXPRESSION =
      Set.of("spawn", "lambda", "await", "flow", "wait", "not", "yield");

  private static final Set<String> REFUSED_AS_STATEMENT =
      Set.of(
          ("class obj enum node edge walker visit spawn with lambda import include async await flow"
                  + " wait impl assert if for while continue break disengage yield skip report"
                  + " return del try raise has can def static override match switch global nonlocal"
                  + " not None True False super")
              .split(" "));

  static Stream<String> words() {
    return WORDS.stream();
  }

  @ParameterizedTest
  @MethodSource("words")
  void everyWordIsANameWhereOnlyANameCanStand(String word) {
    assertParses("with entry { x." + word + "; x?." + word + "; x(?" + word + " == 1); }");
    assertParses("def f(" + word + ": int, *, b: int) { }");
    assertParses("obj A { has " + word + ": int = 1, b: int; }");
    assertParses("def " + word + "(x: int) { }");
    assertParses("walker W { can " + word + " with Root entry { } }");
    assertParses("node " + word + " { }");
    assertParses("import from " + word + " { " + word + " as " + word + " }");
    assertParses("import m." + word + ";");
    assertParses("with entry { f(lambda " + word + ": int : 1); }");
    assertParses("with entry { try { } except E as " + word + " { } }");
  }

  /** Unlike 0.10, constants are not assigned to. */
  @ParameterizedTest
  @MethodSource("words")
  void aWordIsAVariable(String word) {
    if (!Set.of("None", "True", "False").contains(word)) {
      assertParses("with entry { for " + word + " in y { } }");
      assertParses("glob " + word + " = 1;");
    }
  }

  @ParameterizedTest
  @MethodSource("words")
  void aWordIsATypeUnlessItIsAPrefix(String word) {
    if (!REFUSED_AS_TYPE.contains(word)) {
      assertParses("def f(x: " + word + ") -> " + word + " { }");
      assertParses("obj A { has x: " + word + " = 1; }");
    }
  }

  @ParameterizedTest
  @MethodSource("words")
  void aWordNamesAnArgument(String word) {
    if (!REFUSED_AS_KEYWORD_ARGUMENT.contains(word)) {
      assertParses("with entry { f(" + word + "=1); }");
    }
  }

  @ParameterizedTest
  @MethodSource("words")
  void aWordIsAnOperandUnlessItIsAPrefix(String word) {
    if (!REFUSED_AS_EXPRESSION.contains(word)) {
      assertParses("with entry { x = " + word + "; y = [" + word + "]; z = {1: " + word + "}; }");
      assertParses("with entry { f(" + word + ", 1); perm_grant(" + word + ", READ); }");
    }
  }

  @ParameterizedTest
  @MethodSource("words")
  void aWordIsAssignedToUnlessItStartsAStatement(String word) {
    if (!REFUSED_AS_STATEMENT.contains(word)) {
      assertParses("with entry { " + word + " = 3; }");
    }
  }

  @ParameterizedTest
  @MethodSource("words")
  void aBackquoteMakesANameOfEveryWord(String word) {
    assertParses("with entry { `" + word + " = 3; print(`" + word + ", f(`" + word + "=1)); }");
  }

  @ParameterizedTest
  @MethodSource("words")
  void theFirstGenerationsMarkMakesANameOfEveryWord(String word) {
    String name = "<>" + word;
    assertParses("with entry { %s = 3; print(%s, f(%s=1)); }".formatted(name, name, name));
    assertParses("obj %s { has a: int, %s: int; can %s() { } }".formatted(name, name, name));
    assertParses("def %s(%s: int) { x.%s(?%s == 1); }".formatted(name, name, name, name));
    assertParses("import from m { %s }".formatted(name));
  }

  private static void assertParses(String text) {
    ParseResult result = Parser.parse(new Source("test.jac", text));
    assertThat(result.diagnostics().stream().map(Diagnostic::render).toList()).as(text).isEmpty();
  }
}

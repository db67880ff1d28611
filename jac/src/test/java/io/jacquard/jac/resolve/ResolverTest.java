package io.jacquard.jac.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jacquard.jac.resolve.ir.ModuleIr;
import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.syntax.Parser;
import io.jacquard.jac.syntax.tree.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          with entry { break; }                                | break-outside-loop
          with entry { continue; }                             | continue-outside-loop
          with entry { switch 1 { case 1: continue; } }        | continue-outside-loop
          with entry { return 1; }                             | return-outside-function
          with entry { skip; }                                 | skip-outside-function
          with entry { x = (yield 1); }                        | yield-outside-function
          def f(a: int, a: int) { }                            | duplicate-parameter
          obj A { has a: int = 1; has b: int; }                | default-before-required
          obj A { has a: int by postinit; }                    | missing-postinit
          def f { nonlocal x; }                                | unknown-nonlocal
          impl f { }                                           | impl-without-declaration
          def f { } impl f { }                                 | impl-without-declaration
          def f(a: int); impl f(a: int, b: int) { }            | impl-parameter-mismatch
          def f { super.m(); }                                 | super-outside-class
          def f { g(a=1, a=2); }                               | repeated-keyword
          def f { (*a, *b) = [1]; }                            | two-stars
          with entry { ::py:: import os ::py:: }               | inline-python
          """)
  void refuses(String program, String key) {
    assertThat(keys(program)).containsExactly(key);
  }

  @Test
  void reportsEveryErrorOfAProgram() {
    assertThat(keys("with entry { break; return; } def f(a: int, a: int) { continue; }"))
        .containsExactly(
            "break-outside-loop",
            "return-outside-function",
            "duplicate-parameter",
            "continue-outside-loop");
  }

  @Test
  void warnsOfADeclarationThatReplacesAnEarlierOne() {
    List<Diagnostic> found = new ArrayList<>();
    String program = "obj A { has x: int; def f { } has x: str; def f { } }\nobj A { }";

    Object resolved = Resolver.resolve(parse("main.jac", program), List.of(), found);

    assertThat(resolved).isNotNull();
    assertThat(found)
        .extracting(Diagnostic::severity, Diagnostic::message)
        .containsExactly(
            tuple(Diagnostic.Severity.WARNING, "'A' replaces what line 1 declares"),
            tuple(Diagnostic.Severity.WARNING, "'x' replaces what line 1 declares"),
            tuple(Diagnostic.Severity.WARNING, "'f' replaces what line 1 declares"));
  }

  @Test
  void acceptsBreakInsideASwitch() {
    assertThat(keys("with entry { switch 1 { case 1: break; } }")).isEmpty();
  }

  @Test
  void takesBodiesFromAnnexes() {
    List<Diagnostic> sink = new ArrayList<>();

    ModuleIr ir =
        Resolver.resolve(
            parse("main.jac", "obj A { def f(x: int) -> int; } walker W; enum E;"),
            List.of(
                parse(
                    "main.impl.jac",
                    "impl A.f(x: int) -> int { return x; } impl W { has n: int; } impl E { A }")),
            sink);

    assertThat(sink).isEmpty();
    assertThat(ir).isNotNull();
  }

  @Test
  void pointsIntoTheAnnexForAnErrorInIt() {
    List<Diagnostic> sink = new ArrayList<>();

    Resolver.resolve(
        parse("main.jac", "def f;"), List.of(parse("main.impl.jac", "impl f { break; }")), sink);

    assertThat(sink).hasSize(1);
    assertThat(sink.getFirst().source().name()).isEqualTo("main.impl.jac");
  }

  @Test
  void listsWhatAModuleImportsWhereverItStands() {
    ModuleIr ir =
        Resolver.resolve(
            parse("main.jac", "import a.b; def f { import from ..c { d } } include e;"),
            List.of(),
            new ArrayList<>());

    assertThat(Objects.requireNonNull(ir).imports())
        .extracting(ModuleIr.ImportRef::dots, ModuleIr.ImportRef::path)
        .containsExactly(tuple(0, "a.b"), tuple(2, "c"), tuple(0, "e"));
  }

  private static List<String> keys(String program) {
    List<Diagnostic> sink = new ArrayList<>();
    Resolver.resolve(parse("main.jac", program), List.of(), sink);
    return sink.stream().map(Diagnostic::key).toList();
  }

  private static Module parse(String name, String text) {
    var parsed = Parser.parse(new Source(name, text));
    assertThat(parsed.diagnostics()).isEmpty();
    return parsed.module();
  }
}

package io.jacquard.jac;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.ProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code check} says of names. */
class NameCheckTest {
  /** Programs of the snippets and reference pages that use a name they do not define. */
  private static final Set<String> TRULY_UNKNOWN =
      Set.of(
          "seeds/scale-disallow-root.jac",
          "seeds/scale-perm-grant.jac",
          "seeds/scale-allow-root.jac",
          "seeds/scale-async-walker.jac",
          "seeds/scale-perm-revoke.jac",
          "probes/f02_mixed.jac",
          "programs/error_texts.jac",
          "reference/strings.jac");

  @TempDir private Path folder = Path.of("");

  private void file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, text);
  }

  private static List<Diagnostic> check(Path entry) {
    try {
      return Program.load(entry, LoadOptions.forRun().withTests().withNames()).warnings();
    } catch (ProgramException e) {
      return e.diagnostics();
    }
  }

  private List<Diagnostic> check(String program) throws IOException {
    file("app.jac", program);
    return check(folder.resolve("app.jac"));
  }

  private List<String> messages(String program) throws IOException {
    return check(program).stream()
        .map(d -> d.hint() == null ? d.message() : d.message() + " | " + d.hint())
        .toList();
  }

  @Test
  void pointsAtTheNameAndOffersTheNearest() throws IOException {
    List<Diagnostic> found = check("glob counter: int = 0;\nwith entry { print(countr); }");

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().severity()).isEqualTo(Diagnostic.Severity.WARNING);
    assertThat(found.getFirst().render())
        .endsWith(
            """
            app.jac:2:20: warning: name 'countr' is not defined
                with entry { print(countr); }
                                   ^^^^^^
                hint: did you mean 'counter'?\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          def f { total = 1; print(totla); }                | did you mean 'total'?
          with entry { prnt(1); }                           | did you mean 'print'?
          with entry { json.dumps(1); }                     | add 'import json;'
          with entry { x = Optional; }                      | add 'import from typing { Optional }'
          obj A { has size: int; def f -> int { return size; } } | a member of the class is written self.size
          obj A { has size: int; def f { size += 1; } }     | a member of the class is written self.size
          glob n: int = 0; def f { n += 1; }                | declare it with 'global n;' to change that of the module
          walker W { can a with Persn entry { } } node Person { } | did you mean 'Person'?
          with entry { root ++> Persn(); } node Person { }  | did you mean 'Person'?
          import from math { sqroot }                       | did you mean 'sqrt'?
          obj A(Basee) { } obj Base { }                     | did you mean 'Base'?
          test t { assert Lenght; } glob Length: int = 1;   | did you mean 'Length'?
          def f(a: Persn) { } obj Person { }                | did you mean 'Person'?
          def f -> list[Persn] { return []; } obj Person { } | did you mean 'Person'?
          obj A { has p: list[Persn] = []; } obj Person { } | did you mean 'Person'?
          with entry { p: Persn = 1; } obj Person { }       | did you mean 'Person'?
          def f(a: Optional[int]) { }                       | add 'import from typing { Optional }'
          import math; with entry { math.sqroot(4); }       | did you mean 'sqrt'?
          import math as m; def f { return m.sqroot(4); }   | did you mean 'sqrt'?
          import os.path; with entry { os.path.exist('x'); os.getenv2; } | did you mean 'getenv'?
          import functools; with entry { functools.warps; }    | did you mean 'wraps'?
          import datetime; with entry { datetime.now(); }   | did you mean 'datetime.datetime.now'?
          """)
  void hintsAtWhatWasMeant(String program, String hint) throws IOException {
    assertThat(check(program)).extracting(Diagnostic::hint).containsExactly(hint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def f { return g(); } def g { }",
        "def f { print(late); } with entry { late = 1; f(); }",
        "with entry { if False { x = 1; } print(x); }",
        "def f { global made; made = 1; } with entry { f(); print(made); }",
        "with entry { try { x; } except NameError { x = 1; } }",
        "with entry { try { missing(); } except (ValueError, NameError) { } }",
        "with entry { try { x = 1; } except ValueError as e { print(e); } print(x, e); }",
        "with entry { globals()['x'] = 1; print(x); }",
        "with entry { print([y for y in range(3) if y], {k: v for (k, v) in {}.items()}); }",
        "with entry { if (n := 1) { print(n); } print([m := k for k in [1]], m); }",
        "with entry { match [1, 2] { case [a, *b]: print(a, b); case {'k': c, **d}: print(c, d); } }",
        "with entry { with open('x') as f { } print(f); import os; print(os.name); }",
        "obj A { static has n: int = 1; has m: int = 2, k: int = m0(); } def m0 { return 1; }",
        "obj A { def f { self.x = 1; } class B { has c: int = 1; } def g { return A.B; } }",
        "enum E { ONE = 1, TWO = ONE } with entry { print(E.ONE); }",
        "def f { def g { nonlocal n; n = 1; } n += 1; g(); }",
        "def f(n: int = 1) { n += 1; }",
        "with entry { print(__name__, __file__, root, Root, jid, store, printgraph); }",
        "walker W { can a with entry { report here; visit [-->]; disengage; } }",
        "node N { can a with W entry { visitor.x = self; } } walker W { has x: any = None; }",
        "with entry { f = lambda x: int -> int: x + 1; print(f(1)); }",
        "import from random { * } with entry { print(randint(1, 2)); }",
        "import math; with entry { math.tau2 = 1; print(tau2); }",
        "import sys; with entry { setattr(sys, 'x', 1); print(x); }",
        "import from os { path } import from urllib { parse }",
        "import from java.util { UUID } with entry { print(UUID); }",
        "try_it: int = 1;",
        "cl import from react { useState } cl { def app() -> any { return useState(1); } }",
        "with entry { print(1 |> str, flow str(1), (wait flow str(1))); }",
        "def f(a: Later, b: 'Quoted', c: list[any] | None = None) -> A.B { } obj Later { }"
            + " obj A { enum B { X } has k: B; def g -> B { return self.k; } }",
        "import math; with entry { try { math.nope; } except AttributeError { } }",
        "import math; with entry { if hasattr(math, 'nope') { print(math.nope); } }",
        "import math; def f(math: any) { print(math.nope, math?.nope); }",
        "import math; with entry { math = 1; print(math.nope); }",
        "import math; def f { global math; math = 1; } with entry { print(math.nope); }",
        "import os.path; import xml.etree.ElementTree; import collections.abc;"
            + " with entry { print(os.path.join, xml.etree.ElementTree, collections.abc); }",
        "import math as m, logging; with entry { m.x = 1; print(m.x, m.__name__, logging.INFO); }",
      })
  void isSilentAboutNamesThatMayBeBound(String program) throws IOException {
    assertThat(check(program).stream().filter(d -> d.key().startsWith("un")))
        .filteredOn(d -> d.severity() == Diagnostic.Severity.WARNING)
        .isEmpty();
  }

  @Nested
  class SeveralFiles {
    @Test
    void namesOfIncludedModulesAreKnown() throws IOException {
      file("deep.jac", "glob depth: int = 1;");
      file("tools.jac", "include deep; def helper -> int { return depth; }");

      assertThat(messages("include tools; with entry { print(helper(), depth, hepler); }"))
          .containsExactly("name 'hepler' is not defined | did you mean 'helper'?");
    }

    @Test
    void anImportedNameMustExistInItsModule() throws IOException {
      file("shop/cart.jac", "def total -> int { return 1; }");
      file("shop/__init__.jac", "glob NAME: str = 'shop';");

      assertThat(messages("import from shop.cart { totl } import from shop { NAME, cart }"))
          .containsExactly("cannot import name 'totl' from 'shop.cart' | did you mean 'total'?");
    }

    @Test
    void anImportInsideABlockMayFail() throws IOException {
      assertThat(
              messages("with entry { try { import from math { nope } } except ImportError { } }"))
          .isEmpty();
    }

    @Test
    void anotherModuleMaySetGlobals() throws IOException {
      file("settings.jac", "def show { print(level); }");

      assertThat(messages("import settings; with entry { settings.level = 1; settings.show(); }"))
          .isEmpty();
    }

    @Test
    void warningsOfAnnexesAndImportedModulesNameTheirFile() throws IOException {
      file("app.impl.jac", "impl f { print(amont); }");
      file("app.test.jac", "test t { assert amout; }");
      file("lib.jac", "def g { print(amonut); }");

      assertThat(check("import lib; def f; glob amount: int = 1;"))
          .extracting(d -> Path.of(d.source().name()).getFileName().toString())
          .containsExactlyInAnyOrder("app.impl.jac", "app.test.jac", "lib.jac");
    }

    @Test
    void errorsOfImportedModulesAreToldBesideThoseOfTheImporter() throws IOException {
      file("lib.jac", "def g(x: int { }");
      file("other.jac", "with entry { break; }");

      assertThat(check("import lib; import nowhere; def f { x = ; } import other;"))
          .extracting(Diagnostic::key)
          .containsExactlyInAnyOrder(
              "expected-expression", "unexpected-token", "module-not-found", "break-outside-loop");
    }
  }

  @Nested
  class Implementations {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            def total; impl totl { }             | impl of 'totl', but 'totl' is not declared \
            | did you mean 'total'?
            obj A { def put; } impl A.putt { }   | impl of 'A.putt', but 'A' declares no 'putt' \
            | did you mean 'put'?
            obj Box { def put; } impl Bxo.put { } | impl of 'Bxo.put', but 'Bxo' is not declared \
            | did you mean 'Box'?
            obj A { def put { } } impl A.put { } | 'A.put' already has a body |
            """)
    void mustHaveATargetWithoutABody(String program, String message, String hint)
        throws IOException {
      List<Diagnostic> found = check(program);

      assertThat(found).hasSize(1);
      assertThat(found.getFirst().severity()).isEqualTo(Diagnostic.Severity.ERROR);
      assertThat(found.getFirst().message()).isEqualTo(message);
      assertThat(found.getFirst().hint()).isEqualTo(hint);
    }

    @Test
    void isPointedAtByItsTarget() throws IOException {
      assertThat(check("impl Box.put(x: int) -> int { return x; }").getFirst().render())
          .endsWith("\n         ^^^^^^^");
    }
  }

  @Nested
  class BesideSyntaxErrors {
    @Test
    void namesThatTheTextOnlyReadsAreStillUnknown() throws IOException {
      assertThat(messages("def f { x = ; } def g { print(totl); } glob total: int = 1;"))
          .anyMatch(
              message -> message.equals("name 'totl' is not defined | did you mean 'total'?"));
    }

    @Test
    void namesThatWhatIsLostMayBindAreNot() throws IOException {
      assertThat(messages("def f { total = = 1; print(total); } with entry { print(total); }"))
          .noneMatch(message -> message.contains("not defined"));
    }

    @Test
    void statementsThatWereReadWholeAreCheckedFurther() throws IOException {
      assertThat(check("def f { x = ; break; } def g { break; } impl h { }"))
          .extracting(Diagnostic::key)
          .containsExactly("expected-expression", "break-outside-loop");
    }

    @Test
    void importersSayNothingOfNamesThatMayBeThere() throws IOException {
      file("lib.jac", "def f { x = ; } def shown { }");

      assertThat(check("import from lib { hidden, shown }"))
          .extracting(Diagnostic::key)
          .containsExactly("expected-expression");
    }
  }

  @Test
  void noProgramOfTheTestsIsWarnedOfFalsely() throws IOException {
    List<String> warned = new ArrayList<>();
    for (String corpus : List.of("src/test/snippets", "src/test/resources/seeds", "../examples")) {
      try (Stream<Path> files = Files.walk(Path.of(corpus))) {
        files
            .filter(f -> f.toString().matches(".*(?<!\\.(impl|test))\\.jac"))
            .filter(f -> check(f).stream().anyMatch(d -> d.key().startsWith("unknown-")))
            .forEach(f -> warned.add(f.subpath(f.getNameCount() - 2, f.getNameCount()).toString()));
      }
    }

    assertThat(warned).containsExactlyInAnyOrderElementsOf(TRULY_UNKNOWN);
  }

  @Test
  void aProgramRunsWithoutTheWarnings() throws IOException {
    file("app.jac", "def f { print(unheard_of); }");

    assertThat(Program.load(folder.resolve("app.jac")).warnings()).isEmpty();
  }
}

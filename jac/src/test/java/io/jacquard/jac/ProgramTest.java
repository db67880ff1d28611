package io.jacquard.jac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.Endpoint.Access;
import io.jacquard.jac.Endpoint.DefaultKind;
import io.jacquard.jac.Endpoint.Protocol;
import io.jacquard.jac.Endpoint.TypeRef;
import io.jacquard.jac.eval.TestCase;
import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.source.ProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of several files, and what a server sees of them. */
class ProgramTest {
  @TempDir private Path folder = Path.of("");

  private final StringBuilder output = new StringBuilder();
  private final Execution execution =
      new Execution(
          new MemoryGraph(),
          new Budget(Budget.Limits.UNBOUNDED, System.nanoTime()),
          output::append);

  private Path file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.resolveSibling(""));
    return Files.writeString(path, text);
  }

  private Program load(String entry) throws IOException {
    return Program.load(file("app.jac", entry));
  }

  private Program started(String entry) throws IOException {
    Program program = load(entry);
    program.initialize(execution);
    return program;
  }

  private Endpoint endpoint(Program program, String name) {
    return program.endpoints().stream()
        .filter(endpoint -> endpoint.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Nested
  class Loading {
    @Test
    void followsAbsoluteAndRelativeImports() throws IOException {
      file("shop/__init__.jac", "glob NAME = \"shop\";");
      file(
          "shop/cart.jac",
          "import from .price { price }\ndef total -> int { return price() * 2; }");
      file("shop/price.jac", "def price -> int { return 21; }");

      started(
          """
          import from shop.cart { total }
          import from shop { NAME, price as prices }
          import shop.cart;
          with entry { print(total(), NAME, prices.price(), shop.cart.total()); }
          """);

      assertThat(output).hasToString("42 shop 21 42\n");
    }

    @Test
    void runsEachModuleOnceEvenInACircle() throws IOException {
      file("left.jac", "with entry { print(\"left\"); } import right; glob L = 1;");
      file("right.jac", "with entry { print(\"right\"); } import left; glob R = 2;");

      started("import left, right; with entry { print(left.L, right.R); }");

      assertThat(output).hasToString("left\nright\n1 2\n");
    }

    @Test
    void mergesAnnexesAndWatchesThem() throws IOException {
      file("app.impl.jac", "impl answer -> int { return 42; }");

      Program program = started("def answer -> int; with entry { print(answer()); }");

      assertThat(output).hasToString("42\n");
      assertThat(program.files())
          .containsExactly(folder.resolve("app.jac"), folder.resolve("app.impl.jac"));
    }

    @Test
    void collectsTheErrorsOfAllFiles() throws IOException {
      file("broken.jac", "def f { return ; ) }");

      assertThatThrownBy(() -> load("import broken; import numpy;"))
          .isInstanceOf(ProgramException.class)
          .hasMessageContaining("broken.jac:1:")
          .hasMessageContaining("ModuleNotFoundError: No module named 'numpy'")
          .hasMessageContaining("Python packages are not available on the JVM");
    }

    @Test
    void saysWhyAModuleOfPythonIsNotThere() {
      assertThatThrownBy(() -> load("import socket; import sqlite3; import from http.server {A}"))
          .isInstanceOf(ProgramException.class)
          .hasMessageContaining("ModuleNotFoundError: No module named 'socket'")
          .hasMessageContaining("programs open no sockets")
          .hasMessageContaining("what is connected to 'root' is stored already")
          .hasMessageContaining("'jacquard start' serves their walkers");
    }

    @Test
    void leavesAnImportInsideATryToTheProgram() throws IOException {
      started(
          """
          with entry {
            try { import numpy; } except ImportError as e { print(type(e).__name__, e); }
          }
          """);

      assertThat(output).hasToString("ModuleNotFoundError No module named 'numpy'\n");
    }

    @Test
    void letsAServedProgramReachHarmlessJavaClassesOnly() throws IOException {
      started(
          """
          import from java.time { Duration }
          with entry {
            print(Duration.ofMinutes(2).getSeconds());
            try { import from java.lang { Runtime } } except ImportError as e { print(e); }
          }
          """);

      assertThat(output).hasToString("120\ncannot import name 'Runtime' from 'java.lang'\n");
    }

    @Test
    void namesClassesByTheirFileInTheStoreAndMainInTheProgram() throws IOException {
      Program program = started("node Task { has title: str; } with entry { print(Task); }");

      assertThat(output).hasToString("<class '__main__.Task'>\n");
      assertThat(program.typeNamed("app.Task")).isNotNull();
      assertThat(program.typeNamed("app.Other")).isNull();
      assertThat(program.typeNamed("datetime.datetime")).isNotNull();
    }

    @Test
    void offersTheTestsOfThePrograms() throws IOException {
      Program program = started("test addition { assert 1 + 1 == 2; } test { assert 1 == 2; }");

      List<TestCase> tests = program.tests();

      assertThat(tests).hasSize(2);
      program.test(tests.getFirst(), execution);
      assertThatThrownBy(() -> program.test(tests.getLast(), execution)).isNotNull();
    }
  }

  @Nested
  class Endpoints {
    @Test
    void areWalkersWithTheirFields() throws IOException {
      Program program =
          started(
              """
              node Task { has title: str; }
              walker:pub add {
                has title: str;
                has tags: list[str] = [];
                has due: str | None = None;
                has rank: int = 3;
                can go with `root entry { here ++> Task(self.title); report self.title; }
              }
              """);

      Endpoint add = endpoint(program, "add");

      assertThat(add.kind()).isEqualTo(Endpoint.Kind.WALKER);
      assertThat(add.access()).isEqualTo(Access.PUBLIC);
      assertThat(add.inEntryModule()).isTrue();
      assertThat(add.line()).isEqualTo(2);
      assertThat(add.parameters())
          .containsExactly(
              new Endpoint.Parameter("title", new TypeRef.Named("str"), DefaultKind.REQUIRED, null),
              new Endpoint.Parameter(
                  "tags",
                  new TypeRef.Generic("list", List.of(new TypeRef.Named("str"))),
                  DefaultKind.VALUE,
                  null),
              new Endpoint.Parameter(
                  "due",
                  new TypeRef.Union(List.of(new TypeRef.Named("str"), new TypeRef.Named("None"))),
                  DefaultKind.NONE,
                  null),
              new Endpoint.Parameter("rank", new TypeRef.Named("int"), DefaultKind.VALUE, 3L));
    }

    @Test
    void spawnFromFieldsAndReportToTheExecution() throws IOException {
      Program program = started("walker w { has x: int; can go with entry { report self.x; } }");

      program.spawn(endpoint(program, "w"), Map.of("x", 5L), null, execution);

      assertThat(execution.reports()).containsExactly(5L);
    }

    @Test
    void areFunctionsToo() throws IOException {
      Program program = started("async def:priv twice(x: int = 2) -> int { return x * 2; }");

      Endpoint twice = endpoint(program, "twice");

      assertThat(twice.access()).isEqualTo(Access.PRIVATE);
      assertThat(twice.async()).isTrue();
      assertThat(twice.returnType()).isEqualTo(new TypeRef.Named("int"));
      assertThat(program.call(twice, Map.of("x", 4L), execution)).isEqualTo(8L);
    }

    @Test
    void includeImportedOnes() throws IOException {
      file("more.jac", "walker:pub imported { }");

      Program program = started("import from more { imported }");

      assertThat(endpoint(program, "imported").inEntryModule()).isFalse();
    }

    @Test
    void carryTheirRestSpecs() throws IOException {
      Program program =
          started(
              """
              import from http { HTTPMethod }
              @restspec(method=HTTPMethod.GET, path="/x/{id}")
              walker:pub get_x { has id: str; }
              @restspec(webhook=True)
              walker hook { }
              walker old { obj __specs__ { static has auth: bool = False; static has methods: list = ["get"]; } }
              """);

      assertThat(endpoint(program, "get_x").restSpec())
          .isEqualTo(new Endpoint.RestSpec("GET", "/x/{id}", Protocol.HTTP, false, true, null));
      assertThat(endpoint(program, "hook").restSpec())
          .isEqualTo(new Endpoint.RestSpec(null, null, Protocol.WEBHOOK, false, true, null));
      assertThat(endpoint(program, "old").access()).isEqualTo(Access.PUBLIC);
      assertThat(endpoint(program, "old").restSpec())
          .isEqualTo(new Endpoint.RestSpec("get", null, Protocol.HTTP, false, true, null));
    }

    @Test
    void resolveDeclaredClasses() throws IOException {
      Program program =
          started(
              """
              enum Colour { RED, BLUE }
              obj Point { has x: int; }
              def f(c: Colour, p: list[Point]) -> Point | None { return None; }
              """);

      Endpoint f = endpoint(program, "f");

      assertThat(f.parameters().getFirst().type()).isInstanceOf(TypeRef.Archetype.class);
      assertThat(f.parameters().getLast().type())
          .isInstanceOfSatisfying(
              TypeRef.Generic.class,
              list -> assertThat(list.arguments()).first().isInstanceOf(TypeRef.Archetype.class));
    }
  }
}

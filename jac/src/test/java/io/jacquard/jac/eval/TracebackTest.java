package io.jacquard.jac.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.JacError.TraceEntry;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TracebackTest {

  @Test
  void namesFileLineAndFunctionOfEveryFrame() {
    JacError error =
        Running.failure(
            """
            def inner(x: int) {
              y = x + 1;
              return y / 0;
            }
            def outer {
              for i in range(3) {
                inner(i);
              }
            }
            with entry {
              outer();
            }
            """);

    assertThat(error).hasMessage("division by zero");
    assertThat(error.trace())
        .extracting(TraceEntry::file, TraceEntry::line, TraceEntry::ability)
        .containsExactly(
            tuple("main.jac", 3, "inner"),
            tuple("main.jac", 7, "outer"),
            tuple("main.jac", 11, "<module>"));
  }

  @Test
  void keepsTheOriginalPlaceOfAnErrorThatIsRaisedAgain() {
    JacError error =
        Running.failure(
            """
            def fails { [][1]; }
            with entry {
              try { fails(); }
              except IndexError as e {
                print(e);
                raise;
              }
            }
            """);

    assertThat(error.trace().getFirst().line()).isEqualTo(1);
    assertThat(error.trace().getFirst().ability()).isEqualTo("fails");
  }

  @Test
  void anErrorKeepsItsPlaceWhileFinallyAndWithRun() {
    JacError error =
        Running.failure(
            """
            obj Manager {
              def __enter__ { return self; }
              def __exit__(a: any, b: any, c: any) {
                try { raise KeyError("inner"); } except KeyError { }
              }
            }
            def f {
              with Manager() {
                try {
                  raise ValueError("outer");
                } finally {
                  try { [][1]; } except IndexError { }
                }
              }
            }
            def g {
              for i in range(2) {
                try {
                  f();
                } except KeyError { }
              }
            }
            with entry { g(); }
            """);

    assertThat(error).hasMessage("outer");
    assertThat(error.trace())
        .extracting(TraceEntry::line, TraceEntry::ability)
        .containsExactly(tuple(10, "f"), tuple(19, "g"), tuple(23, "<module>"));
  }

  @Test
  void chainsTheErrorThatWasBeingHandled() {
    JacError error =
        Running.failure(
            """
            with entry { try { {}["k"]; } except KeyError { raise ValueError("bad"); } }
            """);

    var context = Objects.requireNonNull(error.exception().context());
    assertThat(context.type().name()).isEqualTo("KeyError");
  }

  @Test
  void chainsAnErrorCaughtInsideTheHandlerItWasRaisedIn() {
    String out =
        Running.run(
            """
            with entry {
              try { raise ValueError("a"); }
              except ValueError as e {
                try { raise KeyError("b"); } except KeyError as k { print(repr(k.__context__)); }
              }
            }
            """);

    assertThat(out).isEqualTo("ValueError('a')\n");
  }

  @Test
  void tellsAMessageThatTheProgramMakesWhenItIsAskedForLater() {
    JacError error =
        Running.failure(
            """
            obj Place { def __repr__() -> str { return "here"; } }
            with entry { raise ValueError(Place(), 1); }
            """);

    assertThat(error).hasMessage("(here, 1)");
  }

  @Test
  void tellsThatAMessageCouldNotBeMade() {
    JacError error =
        Running.failure(
            """
            class Broken(Exception) { def __str__() -> str { raise KeyError("no"); } }
            with entry { raise Broken(); }
            """);

    assertThat(error).hasMessage("<exception str() failed>");
  }
}

package io.jacquard.jac.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.JacError.TraceEntry;
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
        .containsExactly(
            new TraceEntry("main.jac", 3, "inner"),
            new TraceEntry("main.jac", 7, "outer"),
            new TraceEntry("main.jac", 11, "<module>"));
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

    assertThat(error.trace().getFirst()).isEqualTo(new TraceEntry("main.jac", 1, "fails"));
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

package io.jacquard.jac.eval;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeneratorTest {

  @Test
  void runsNothingBeforeTheFirstNext() {
    String out =
        Running.run(
            """
            def g { print("started"); yield 1; }
            with entry { k = g(); print("made"); next(k); }
            """);

    assertThat(out).isEqualTo("made\nstarted\n");
  }

  @Test
  void goesOnWhereItYieldedInNestedLoopsAndBranches() {
    String out =
        Running.run(
            """
            def g(n: int) {
              for i in range(n) {
                j = 0;
                while j < i {
                  if j % 2 == 0 { yield (i, j); } else { yield -j; }
                  j += 1;
                }
              } else { yield "done"; }
            }
            with entry { print(list(g(4))); }
            """);

    assertThat(out).isEqualTo("[(1, 0), (2, 0), -1, (3, 0), -1, (3, 2), 'done']\n");
  }

  @Test
  void keepsWhatAnExpressionEvaluatedBeforeItsYield() {
    String out =
        Running.run(
            """
            def log(x: any) -> any { print("eval", x); return x; }
            def g { r = [log(1), (yield "a"), log(2), (yield "b")]; print(r); }
            with entry { k = g(); print(next(k)); print(k.send("A")); print(next(k, "end")); }
            """);

    assertThat(out).isEqualTo("eval 1\na\neval 2\nb\n[1, 'A', 2, None]\nend\n");
  }

  @Test
  void evaluatesOnlyTheChosenPartOfAConditionThatYields() {
    String out =
        Running.run(
            """
            def g(c: bool) { x = (yield 1) if c else "no"; y = c and (yield 2); print(x, y); }
            with entry { print(list(g(False))); print(list(g(True))); }
            """);

    assertThat(out).isEqualTo("no False\n[]\nNone None\n[1, 2]\n");
  }

  @Test
  void testsALoopConditionThatYieldsEachRound() {
    String out =
        Running.run(
            """
            def g { n = 0; while (yield n) != "stop" { n += 1; } else { print("over"); } }
            with entry {
              k = g();
              print(next(k), k.send(1), k.send(2));
              try { k.send("stop"); } except StopIteration { print("stopped"); }
            }
            """);

    assertThat(out).isEqualTo("0 1 2\nover\nstopped\n");
  }

  @Test
  void handlesAnErrorThrownIntoATryBlock() {
    String out =
        Running.run(
            """
            def g {
              while True {
                try { yield 1; }
                except ValueError as e { print("caught", e); yield 99; }
                else { yield "else"; }
                finally { print("finally"); yield "cleanup"; }
              }
            }
            with entry {
              k = g();
              print(next(k), k.throw(ValueError("boom")), next(k), next(k), next(k));
            }
            """);

    assertThat(out).isEqualTo("caught boom\nfinally\n1 99 cleanup 1 else\n");
  }

  @Test
  void closesThroughFinallyAndWith() {
    String out =
        Running.run(
            """
            class M {
              def __enter__(self: M) { print("enter"); return self; }
              def __exit__(self: M, t: any, v: any, b: any) { print("exit", t.__name__); }
            }
            def g { try { with M() { yield 1; yield 2; } } finally { print("finally"); } }
            with entry { k = g(); next(k); k.close(); print(next(k, "ended")); }
            """);

    assertThat(out).isEqualTo("enter\nexit GeneratorExit\nfinally\nended\n");
  }

  @Test
  void delegatesValuesErrorsAndTheResult() {
    String out =
        Running.run(
            """
            def inner {
              try { x = yield 1; print("got", x); }
              except KeyError { print("inner caught"); }
              yield 2;
              return "result";
            }
            def outer { r = yield from inner(); print(r); yield 3; }
            with entry {
              a = outer(); print(next(a), a.send("hi"), next(a));
              b = outer(); next(b); print(b.throw(KeyError("k")));
            }
            """);

    assertThat(out).isEqualTo("got hi\nresult\n1 2 3\ninner caught\n2\n");
  }

  @Test
  void turnsAStopIterationThatEscapesIntoARuntimeError() {
    var error =
        Running.failure(
            """
            def g { yield 1; raise StopIteration("x"); }
            with entry { list(g()); }
            """);

    assertThat(error.isA("RuntimeError")).isTrue();
    assertThat(error).hasMessage("generator raised StopIteration");
  }

  @Test
  void evaluatesTheFirstIterableOfAGeneratorExpressionAtOnce() {
    String out =
        Running.run(
            """
            with entry {
              try { (x for x in 5); } except TypeError as e { print(e); }
              base = 10;
              k = (x + base for x in [1, 2] if x > 1);
              base = 20;
              print(list(k));
            }
            """);

    assertThat(out).isEqualTo("'int' object is not iterable\n[22]\n");
  }
}

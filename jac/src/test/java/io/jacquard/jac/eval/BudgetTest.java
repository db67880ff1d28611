package io.jacquard.jac.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.failure.JacError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a call may spend, at the edge of each limit. */
class BudgetTest {
  private static final Budget.Limits SMALL = new Budget.Limits(50_000, 200, 60_000, 10_000);
  private static final Budget.Limits HOARDING =
      new Budget.Limits(Long.MAX_VALUE, 200, 60_000, 10_000_000, Long.MAX_VALUE, 64 << 20);
  private static final Budget.Limits HASTY = new Budget.Limits(Long.MAX_VALUE, 200, 100, 10_000);

  @Test
  void raisesRecursionErrorAtTheDepthLimit() {
    String out =
        Running.run(
            """
            def f(n: int) { return f(n + 1); }
            with entry { try { f(0); } except RecursionError as e { print(e); } }
            """,
            SMALL);

    assertThat(out).isEqualTo("maximum recursion depth exceeded\n");
  }

  @Test
  void endsAnEndlessLoopAtTheStepLimit() {
    assertThatThrownBy(() -> Running.run("with entry { while True { } }", SMALL))
        .isInstanceOf(JacError.class)
        .hasMessage("the call exceeded its limit of 50000 steps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True { }",
        "import time; time.sleep(3600);",
        "x = list(range(9_000)); while True { sorted(x); }",
        "import asyncio; asyncio.run(asyncio.sleep(3600));",
        "try { while True { } } except Exception { while True { } }"
      })
  void endsWhatTakesTooLongAtTheDeadline(String body) {
    assertThatThrownBy(() -> Running.run("with entry { " + body + " }", HASTY))
        .isInstanceOfSatisfying(
            JacError.class, error -> assertThat(error.isA("TimeoutError")).isTrue())
        .hasMessage("the call exceeded its limit of 100 ms");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kept = []; while True { kept.append([0] * 1000); }",
        "kept = {}; i = 0; while True { i += 1; kept[i] = 'text ' + str(i); }",
        "kept = []; while True { kept.append(O(len(kept) * 1.5)); }",
        "kept = []; def more { while True { kept.append('x' * 10_000); } } wait flow more();",
        "kept = []; while True { try { kept.append([0] * 1000); } except MemoryError { } }"
      })
  void endsACallThatKeepsTooMuchMemory(String body) {
    assertThatThrownBy(
            () -> Running.run("obj O { has v: float; } with entry { " + body + " }", HOARDING))
        .isInstanceOfSatisfying(
            JacError.class, error -> assertThat(error.isA("MemoryError")).isTrue())
        .hasMessage("the call exceeded its limit of 64 MB of memory");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for i in range(1_000) { x = [0] * 250_000; }",
        "for i in range(300_000) { x = [str(i), {'a': i}, i * 1.5] * 30; }",
        "s = ''; for i in range(30_000) { s += 'text'; }"
      })
  void countsNoGarbageAsMemory(String body) {
    assertThat(Running.run("with entry { " + body + " print('done'); }", HOARDING))
        .isEqualTo("done\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x = (1 << 200_000_000) // 3 ** 60_000_000;",
        "x = (1 << 200_000_000) % (3 ** 60_000_000);",
        "x = 3 ** 100_000_000;",
        "x = (1 << 130_000_000) - 1; y = x * x;",
        "x = pow(3, 10 ** 2_000_000, 7 ** 1_000_000);",
        "import math; x = math.gcd(3 ** 9_000_000, 7 ** 4_000_000);",
        "import from decimal { Decimal, getcontext } getcontext().prec = 9_000_000;"
            + " x = Decimal(1) / Decimal(7);",
        "import from decimal { Decimal, getcontext } getcontext().prec = 100_000;"
            + " x = Decimal(2).exp();",
      })
  void startsNoOperationOfLargeIntsThatWouldEndPastTheDeadline(String body) {
    Budget.Limits limits = new Budget.Limits(Long.MAX_VALUE, 200, 2_000, Integer.MAX_VALUE - 16);

    assertThatThrownBy(() -> Running.run("with entry { " + body + " }", limits))
        .isInstanceOfSatisfying(
            JacError.class, error -> assertThat(error.isA("TimeoutError")).isTrue())
        .hasMessage("the call exceeded its limit of 2000 ms");
  }

  @Test
  void spendsTheStepsOfLargeIntsBeforeItComputesThem() {
    Budget.Limits limits = new Budget.Limits(1_000_000, 200, 3_600_000, Integer.MAX_VALUE - 16);

    assertThatThrownBy(
            () -> Running.run("with entry { x = (1 << 9_000_000) // 3 ** 2_000_000; }", limits))
        .hasMessage("the call exceeded its limit of 1000000 steps");
  }

  @Test
  void computesLargeIntsThatFitTheBudget() {
    String program =
        "with entry { x = 3 ** 200_000; print((x * x) // x == x, (x * x + 7) % x, x / x); }";

    assertThat(Running.run(program, new Budget.Limits(50_000_000, 200, 60_000, 1_000_000)))
        .isEqualTo("True 7 1.0\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True { try { while True { } } except Exception { } }",
        "while True { try { while True { } } except { } }",
        "while True { try { while True { } } finally { continue; } }",
        "while True { try { try { while True { } } finally { raise ValueError(); } }"
            + " except ValueError { } }",
        "while True { with Swallow() { while True { } } }",
        "while True { forever(); }",
        "while True { list(again()); }"
      })
  void letsNoProgramCatchASpentBudget(String body) {
    String program =
        """
        class Swallow {
            def __enter__(self) -> any { return self; }
            def __exit__(self, *details: any) -> bool { return True; }
        }
        def forever { try { while True { } } finally { return 1; } }
        def again { while True { try { while True { } } except Exception { yield 1; } } }
        """;

    assertThatThrownBy(() -> Running.run(program + "with entry { " + body + " }", SMALL))
        .isInstanceOfSatisfying(JacError.class, error -> assertThat(error.isFatal()).isTrue())
        .hasMessageContaining("50000 steps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(range(10**12))",
        "max(range(10**12))",
        "any(repeat(0))",
        "all(cycle([1]))",
        "min(count())",
        "next(filter(None, repeat(0)))",
        "any(iter(int, 1))",
        "sum(map(abs, count()))",
        "list(chain.from_iterable(repeat([])))",
        "list(dropwhile(truth, repeat(1)))",
        "reduce(add, count())",
        "deque(count(), 1)",
        "max(permutations(range(50)))",
        "max(product(range(1000), repeat=5))",
        "max(combinations(range(100), 50))",
        "max(reversed(range(10**12)))",
        "comb(10**7, 5 * 10**6)",
        "perm(10**7, 10**6)",
        "gcd(10**50000, 3**90000)",
        "lcm(*range(1, 20000))",
        "pow(3, 10**3000, 10**3000 + 1)"
      })
  void endsLongWorkInJavaAtTheStepLimit(String expression) {
    String program =
        """
        import from itertools {
          count, repeat, cycle, chain, dropwhile, permutations, combinations, product
        }
        import from functools { reduce }
        import from operator { add, truth }
        import from collections { deque }
        import from math { comb, perm, gcd, lcm }
        with entry { %s; }
        """
            .formatted(expression);

    assertThatThrownBy(
            () -> Running.run(program, new Budget.Limits(50_000, 200, 60_000, 100_000_000)))
        .isInstanceOf(JacError.class)
        .hasMessageContaining("50000 steps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[0] * 10**12",
        "'a' * 10**12",
        "(1,) * 10**12",
        "10 ** 10**10",
        "1 << 10**10",
        "list(range(10**9))",
        "', '.join(['a' * 1000] * 1000)",
        "('a' * 10000).replace('a', 'b' * 1000)",
        "{i: i for i in range(10**9)}",
        "f'{1:>1000000000}'",
        "'a'.zfill(10**9)",
        "bytes(10**12)",
        "hex((1 << 80000) - 1)",
        "f'{(1 << 80000) - 1:b}'",
        "'%x' % ((1 << 80000) - 1)",
        "set(itertools.count())",
        "[*itertools.count()]",
        "collections.Counter(itertools.repeat(1))",
        "list(itertools.product([], repeat=10**9))",
        "('a' * 1000).translate({97: 'b' * 1000})",
        "random.randbytes(10**9)",
        "random.getrandbits(10**9)",
        "itertools.tee([], 10**9)",
        "print(*itertools.count())"
      })
  void refusesValuesBeyondTheSizeLimitByAnErrorThatCanBeCaught(String expression) {
    String out =
        Running.run(
            "import itertools; import collections; import random;"
                + " with entry { try { %s; } except MemoryError { print('refused'); } }"
                    .formatted(expression),
            new Budget.Limits(Long.MAX_VALUE, 200, 60_000, 10_000));

    assertThat(out).isEqualTo("refused\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[0] * 10**12", "(1,) * 10**12", "'a' * 10**12", "b'a' * 10**12"})
  void namesTheSizeThatWasAskedFor(String expression) {
    assertThatThrownBy(() -> Running.run("with entry { x = " + expression + "; }", SMALL))
        .isInstanceOf(JacError.class)
        .hasMessage("a value of 1000000000000 elements exceeds the limit of 10000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repr(a)",
        "a == b",
        "a < b",
        "hash(t)",
        "str(d)",
        "copy.deepcopy(a)",
        "json.dumps(a)",
        "json.loads('[' * 100000)",
        "re.match('(a|b)*', 'ab' * 500000)",
        "asyncio.run(task())"
      })
  void turnsNestingThatIsTooDeepIntoRecursionError(String expression) {
    String program =
        """
        import copy; import json; import re; import asyncio;
        with entry {
          a = []; b = []; t = (); d = {};
          for i in range(60_000) { a = [a]; b = [b]; d = {1: d}; }
          for i in range(400_000) { t = (t,); }
          async def compare { return hash(t); }
          async def task { return await asyncio.gather(compare(), compare()); }
          try { %s; } except RecursionError { print("too deep"); }
        }
        """
            .formatted(expression);

    assertThat(Running.run(program)).isEqualTo("too deep\n");
  }

  @Test
  void turnsAStackOverflowThatNobodyCatchesIntoRecursionError() {
    String program =
        "with entry { t = (); for i in range(60_000) { t = (t,); } try { hash(t); } finally { } }";

    assertThatThrownBy(() -> Running.run(program))
        .isInstanceOf(JacError.class)
        .hasMessage("maximum recursion depth exceeded");
  }
}

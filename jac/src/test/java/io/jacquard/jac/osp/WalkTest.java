package io.jacquard.jac.osp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.osp.graph.Graph.Direction;
import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.osp.path.Filter;
import io.jacquard.jac.osp.path.Hop;
import io.jacquard.jac.osp.walk.Abilities;
import io.jacquard.jac.osp.walk.Ability;
import io.jacquard.jac.osp.walk.WalkerObject;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The walk machine, with abilities written in Java. */
class WalkTest {
  private static final List<Hop> OUT = List.of(new Hop(Direction.OUT, Filter.ANY, Filter.ANY));

  private final List<String> log = new ArrayList<>();
  private final Execution execution =
      new Execution(
          new MemoryGraph(), new Budget(Budget.Limits.UNBOUNDED, System.nanoTime()), log::add);
  private final PyType node = new PyType("N", "t", PyType.Kind.NODE, List.of(OspTypes.NODE));
  private final PyType walker = new PyType("W", "t", PyType.Kind.WALKER, List.of(OspTypes.WALKER));

  private NodeObject node(long value) {
    NodeObject made = new NodeObject(node);
    made.own("v", value);
    return made;
  }

  private static String name(Object location) {
    return location instanceof NodeObject node && node.own("v") != null
        ? String.valueOf(node.own("v"))
        : "root";
  }

  private Ability ability(
      String name, boolean entry, @Nullable PyType trigger, BiConsumer<Object, Object> body) {
    return new Ability(
        name,
        entry,
        trigger == null ? null : () -> trigger,
        (args, keywords) -> {
          body.accept(args[0], args[1]);
          return None.NONE;
        });
  }

  private Ability entry(PyType trigger, BiConsumer<Object, Object> body) {
    return ability("in" + trigger, true, trigger, body);
  }

  private Ability exit(PyType trigger, BiConsumer<Object, Object> body) {
    return ability("out" + trigger, false, trigger, body);
  }

  private static String reports(WalkerObject walker) {
    return Ops.repr(Ops.getAttr(walker, "reports"));
  }

  private void visitOut(Object self, Object here) {
    Osp.visit(self, Osp.references(here, OUT, false));
  }

  private static void connect(Object from, Object to) {
    Osp.connect(from, to, Direction.OUT, null, List.of(), List.of());
  }

  private void running(Runnable work) {
    execution.run(() -> {
      work.run();
      return "";
    });
  }

  private WalkerObject spawn(Object at) {
    return (WalkerObject) Osp.spawn(new WalkerObject(walker), at);
  }

  /** root → 1, 2; 1 → 3; 2 → 4. */
  private NodeObject tree() {
    NodeObject root = Osp.root();
    NodeObject first = node(1);
    NodeObject second = node(2);
    connect(root, PyList.of(first, second));
    connect(first, node(3));
    connect(second, node(4));
    return root;
  }

  @Nested
  class Order {
    @Test
    void entersInQueueOrderAndLeavesInReverse() {
      Abilities.define(
          walker,
          List.of(
              entry(OspTypes.ROOT, WalkTest.this::visitOut),
              ability(
                  "enter",
                  true,
                  node,
                  (self, here) -> {
                    log.add("in " + name(here));
                    visitOut(self, here);
                  }),
              exit(node, (self, here) -> log.add("out " + name(here)))));

      running(() -> spawn(tree()));

      assertThat(log)
          .containsExactly("in 1", "in 2", "in 3", "in 4", "out 4", "out 3", "out 2", "out 1");
    }

    @Test
    void runsUntypedWalkerAbilitiesOnceAtTheEnds() {
      Abilities.define(
          walker,
          List.of(
              ability("end", false, null, (self, here) -> log.add("end " + name(here))),
              ability("start", true, null, (self, here) -> log.add("start " + name(here))),
              entry(OspTypes.ROOT, WalkTest.this::visitOut)));

      running(() -> spawn(tree()));

      assertThat(log).containsExactly("start root", "end 2");
    }

    @Test
    void letsTheLocationSpeakAfterTheWalkerAndBeforeItOnLeaving() {
      Abilities.define(
          walker,
          List.of(
              ability("in", true, node, (self, here) -> log.add("walker in")),
              ability("out", false, node, (self, here) -> log.add("walker out"))));
      Abilities.define(
          node,
          List.of(
              ability("typedIn", true, walker, (self, visitor) -> log.add("typed in")),
              ability("anyIn", true, null, (self, visitor) -> log.add("any in")),
              ability("anyOut", false, null, (self, visitor) -> log.add("any out")),
              ability("typedOut", false, walker, (self, visitor) -> log.add("typed out"))));

      running(() -> spawn(node(1)));

      assertThat(log)
          .containsExactly("walker in", "any in", "typed in", "typed out", "any out", "walker out");
    }

    @Test
    void continuesBehindALocationThatVisitsWhileItIsLeft() {
      Abilities.define(
          walker,
          List.of(
              ability("in", true, node, (self, here) -> log.add("in " + name(here))),
              ability(
                  "out",
                  false,
                  node,
                  (self, here) -> {
                    log.add("out " + name(here));
                    visitOut(self, here);
                  })));
      running(() -> {
        NodeObject first = node(1);
        connect(first, node(2));
        spawn(first);
      });

      assertThat(log).containsExactly("in 1", "out 1", "in 2", "out 2");
    }

    @Test
    void isBoundedByMemoryAlone() {
      Abilities.define(
          walker,
          List.of(
              entry(node, WalkTest.this::visitOut), exit(node, (self, here) -> log.add("out"))));

      running(() -> {
        NodeObject first = node(0);
        NodeObject last = first;
        for (long i = 1; i < 50_000; i++) {
          NodeObject next = node(i);
          connect(last, next);
          last = next;
        }
        spawn(first);
      });

      assertThat(log).hasSize(50_000);
    }
  }

  @Nested
  class Inheritance {
    private final PyType derived = new PyType("X", "t", PyType.Kind.WALKER, List.of(walker));

    @Test
    void replacesAnAbilityOfTheSameNameInPlace() {
      Abilities.define(
          walker,
          List.of(
              ability("a", true, node, (self, here) -> log.add("base a")),
              ability("b", true, node, (self, here) -> log.add("base b"))));
      Abilities.define(
          derived,
          List.of(
              ability("c", true, node, (self, here) -> log.add("own c")),
              ability("a", true, node, (self, here) -> log.add("own a"))));

      running(() -> Osp.spawn(new WalkerObject(derived), node(1)));

      assertThat(log).containsExactly("own a", "base b", "own c");
    }

    @Test
    void takesTheAbilitiesOfTheFirstBaseOnly() {
      PyType other = new PyType("O", "t", PyType.Kind.WALKER, List.of(OspTypes.WALKER));
      Abilities.define(walker, List.of(ability("a", true, node, (self, here) -> log.add("a"))));
      Abilities.define(other, List.of(ability("b", true, node, (self, here) -> log.add("b"))));
      PyType both = new PyType("B", "t", PyType.Kind.WALKER, List.of(walker, other));

      running(() -> Osp.spawn(new WalkerObject(both), node(1)));

      assertThat(log).containsExactly("a");
    }

    @Test
    void letsAnAbilityFireForSubclassesOfItsTrigger() {
      PyType special = new PyType("M", "t", PyType.Kind.NODE, List.of(node));
      Abilities.define(walker, List.of(ability("a", true, node, (self, here) -> log.add("a"))));

      running(() -> spawn(new NodeObject(special)));

      assertThat(log).containsExactly("a");
    }
  }

  @Nested
  class Triggers {
    @Test
    void mayBeTuplesOfClasses() {
      Ability both =
          new Ability(
              "a",
              true,
              () -> PyTuple.of(OspTypes.ROOT, node),
              (args, keywords) -> {
                log.add(name(args[1]));
                return None.NONE;
              });
      Abilities.define(walker, List.of(both));

      running(() -> spawn(PyList.of(Osp.root(), node(1))));

      assertThat(log).containsExactly("root", "1");
    }

    @Test
    void areEvaluatedAtTheSpawn() {
      Ability unknown =
          new Ability(
              "a",
              true,
              () -> {
                throw Errors.unboundName("Undefined");
              },
              (args, keywords) -> None.NONE);
      Abilities.define(walker, List.of(unknown));

      assertThatThrownBy(() -> running(() -> spawn(Osp.root())))
          .isInstanceOf(JacError.class)
          .hasMessage("name 'Undefined' is not defined");
    }
  }

  @Nested
  class Disengaging {
    @Test
    void endsTheWalkAtOnce() {
      Abilities.define(
          walker,
          List.of(
              ability(
                  "first",
                  true,
                  node,
                  (self, here) -> {
                    log.add("first");
                    Osp.disengage(self);
                  }),
              ability("second", true, node, (self, here) -> log.add("second")),
              ability("out", false, node, (self, here) -> log.add("out")),
              ability("end", false, null, (self, here) -> log.add("end"))));

      running(() -> spawn(PyList.of(node(1), node(2))));

      assertThat(log).containsExactly("first");
    }

    @Test
    void holdsForThatWalkOnly() {
      Abilities.define(
          walker,
          List.of(
              ability(
                  "first",
                  true,
                  node,
                  (self, here) -> {
                    log.add("walked");
                    Osp.disengage(self);
                  })));

      running(() -> Osp.spawn(spawn(node(1)), node(2)));

      assertThat(log).containsExactly("walked", "walked");
    }
  }

  @Nested
  class Reports {
    @Test
    void belongToTheirWalkAndPassToTheEnclosingOne() {
      PyType outer = new PyType("Outer", "t", PyType.Kind.WALKER, List.of(OspTypes.WALKER));
      Abilities.define(
          walker, List.of(ability("a", true, node, (self, here) -> Osp.report("inner"))));
      Abilities.define(
          outer,
          List.of(
              ability(
                  "a",
                  true,
                  node,
                  (self, here) -> {
                    Osp.report("before");
                    assertThat(reports(spawn(here))).isEqualTo("['inner']");
                    Osp.report("after");
                  })));

      running(() -> {
        WalkerObject walked = (WalkerObject) Osp.spawn(new WalkerObject(outer), node(1));
        log.add(reports(walked));
      });

      assertThat(log).containsExactly("['before', 'inner', 'after']");
      assertThat(execution.reports()).containsExactly("before", "inner", "after");
    }

    @Test
    void arePrintedWhereTheExecutionWantsIt() {
      execution.echoReports(true);

      running(() -> Osp.report(7L));

      assertThat(log).containsExactly("7\n");
      assertThat(execution.reports()).containsExactly(7L);
    }
  }

  @Nested
  class Spawning {
    @Test
    void takesItsOperandsInEitherOrder() {
      Abilities.define(walker, List.of(ability("a", true, node, (self, here) -> log.add("a"))));

      running(() -> {
        Osp.spawn(node(1), new WalkerObject(walker));
        Osp.spawn(new WalkerObject(walker), node(1));
      });

      assertThat(log).hasSize(2);
    }

    @Test
    void onAnEdgeGoesOnToItsTarget() {
      Abilities.define(
          walker,
          List.of(
              ability("e", true, OspTypes.EDGE, (self, here) -> log.add("edge")),
              ability("n", true, node, (self, here) -> log.add(name(here)))));

      running(() -> {
        connect(Osp.root(), node(1));
        spawn(Osp.references(Osp.root(), OUT, true).get(0));
      });

      assertThat(log).containsExactly("edge", "1");
    }

    @Test
    void refusesWhatIsNoWalkerOrNoLocation() {
      assertThatThrownBy(() -> running(() -> Osp.spawn(Osp.root(), Osp.root())))
          .hasMessage("Invalid walker object");
      assertThatThrownBy(() -> running(() -> spawn(5L))).hasMessage("Invalid target object");
    }

    @Test
    void ofAnAsyncWalkerMakesACoroutine() {
      walker.namespace().put("__jac_async__", true);
      Abilities.define(walker, List.of(ability("a", true, node, (self, here) -> log.add("a"))));

      running(() -> {
        Object made = Osp.spawn(new WalkerObject(walker), node(1));
        assertThat(log).isEmpty();
        assertThat(PyCoroutine.await(made)).isInstanceOf(WalkerObject.class);
      });

      assertThat(log).containsExactly("a");
    }
  }
}

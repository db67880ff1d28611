package io.jacquard.jac.osp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.osp.walk.Abilities;
import io.jacquard.jac.osp.walk.Ability;
import io.jacquard.jac.osp.walk.WalkerObject;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a walk spends, what ends it, and what can be seen of it afterwards. */
class WalkStateTest {
  private static final Budget.Limits THREE_VISITS =
      new Budget.Limits(Long.MAX_VALUE, 100, 60_000, 1_000, 3, Long.MAX_VALUE);

  private final List<String> log = new ArrayList<>();
  private final PyType node = new PyType("N", "t", PyType.Kind.NODE, List.of(OspTypes.NODE));
  private final PyType walker = new PyType("W", "t", PyType.Kind.WALKER, List.of(OspTypes.WALKER));
  private final PyType outer = new PyType("O", "t", PyType.Kind.WALKER, List.of(OspTypes.WALKER));

  private Ability ability(
      String name,
      boolean entry,
      @Nullable PyType trigger,
      BiFunction<Object, Object, Object> body) {
    return new Ability(
        name,
        entry,
        trigger == null ? null : () -> trigger,
        (args, keywords) -> body.apply(args[0], args[1]));
  }

  private Object note(String what) {
    log.add(what);
    return None.NONE;
  }

  private PyList nodes(int count) {
    PyList nodes = new PyList();
    for (int i = 0; i < count; i++) {
      nodes.append(new NodeObject(node));
    }
    return nodes;
  }

  private static void running(Budget.Limits limits, Runnable work) {
    Execution execution =
        new Execution(new MemoryGraph(), new Budget(limits, System.nanoTime()), _ -> {});
    execution.run(() -> {
      work.run();
      return "";
    });
  }

  private static void running(Runnable work) {
    running(Budget.Limits.UNBOUNDED, work);
  }

  private static Object anchor(Object walker, String name) {
    return Ops.getAttr(Ops.getAttr(walker, "__jac__"), name);
  }

  @Test
  void spendsAVisitForEveryLocation() {
    Abilities.define(walker, List.of(ability("a", true, node, (self, here) -> note("in"))));

    assertThatThrownBy(
            () -> running(THREE_VISITS, () -> Osp.spawn(new WalkerObject(walker), nodes(5))))
        .isInstanceOf(JacError.class)
        .hasMessage("the call exceeded its limit of 3 visits");
    assertThat(log).containsExactly("in", "in", "in");
  }

  @Test
  void runsWhatAsyncAbilitiesReturnOneAfterTheOther() {
    Abilities.define(
        walker,
        List.of(
            ability("first", true, null, (self, here) -> PyCoroutine.of("f", () -> note("first"))),
            ability("in", true, node, (self, here) -> PyCoroutine.of("i", () -> note("in"))),
            ability("out", false, node, (self, here) -> PyCoroutine.of("o", () -> note("out"))),
            ability("last", false, null, (self, here) -> PyCoroutine.of("l", () -> note("last")))));

    running(() -> Osp.spawn(new WalkerObject(walker), nodes(1)));

    assertThat(log).containsExactly("first", "in", "out", "last");
  }

  @Test
  void goesNowhereWhenItIsDisengagedAtItsStart() {
    Abilities.define(
        walker,
        List.of(
            ability(
                "first",
                true,
                null,
                (self, here) -> {
                  Osp.disengage(self);
                  return note("first");
                }),
            ability("second", true, null, (self, here) -> note("second")),
            ability("in", true, node, (self, here) -> note("in"))));

    running(() -> Osp.spawn(new WalkerObject(walker), nodes(2)));

    assertThat(log).containsExactly("first");
  }

  @Test
  void endsAnEnclosingWalkFromWithinAnother() {
    WalkerObject enclosing = new WalkerObject(outer);
    Abilities.define(
        walker,
        List.of(
            ability(
                "a",
                true,
                node,
                (self, here) -> {
                  Osp.disengage(enclosing);
                  return note("inner");
                })));
    Abilities.define(
        outer,
        List.of(
            ability(
                "a",
                true,
                node,
                (self, here) -> {
                  Osp.spawn(new WalkerObject(walker), nodes(2));
                  return note("outer");
                })));

    running(() -> Osp.spawn(enclosing, nodes(2)));

    assertThat(log).containsExactly("inner", "inner", "outer");
  }

  @Test
  void leavesItsPathAndHowItEndedWithTheWalker() {
    Abilities.define(
        walker,
        List.of(
            ability(
                "a",
                true,
                node,
                (self, here) -> {
                  if (log.size() == 1) {
                    Osp.disengage(self);
                  }
                  return note("in");
                })));
    WalkerObject stopped = new WalkerObject(walker);
    WalkerObject resting = new WalkerObject(walker);

    running(() -> {
      Osp.spawn(stopped, nodes(3));
      assertThat(anchor(stopped, "disengaged")).isEqualTo(true);
      assertThat(((PyList) anchor(stopped, "path")).size()).isEqualTo(2);
      assertThat(anchor(resting, "disengaged")).isEqualTo(false);
      Osp.spawn(resting, nodes(3));
      assertThat(anchor(resting, "disengaged")).isEqualTo(false);
      assertThat(((PyList) anchor(resting, "path")).size()).isEqualTo(3);
    });
  }
}

package io.jacquard.jac.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class JavaClassTest {
  private final Execution execution =
      new Execution(
          new MemoryGraph(), new Budget(Budget.Limits.UNBOUNDED, System.nanoTime()), text -> {});

  private Object running(Callable<Object> work) throws Exception {
    return execution.run(work::call);
  }

  private static Object call(Object target, String method, Object... arguments) {
    return ((PyCallable) Ops.getAttr(target, method)).call(arguments);
  }

  @Test
  void callsStaticMethods() throws Exception {
    Object id = running(() -> call(new JavaClass(UUID.class), "randomUUID"));

    assertThat(Ops.str(id)).hasSize(36);
  }

  @Test
  void convertsArgumentsAndResults() throws Exception {
    Object seconds =
        running(() -> call(call(new JavaClass(Duration.class), "ofMinutes", 2L), "getSeconds"));

    assertThat(seconds).isEqualTo(120L);
  }

  @Test
  void constructsObjectsAndReachesMethodsOfHiddenClasses() throws Exception {
    Object size =
        running(() -> {
          Object list = new JavaClass(StringBuilder.class).call(new Object[] {"ab"});
          return call(call(list, "append", "c"), "length");
        });

    assertThat(size).isEqualTo(3L);
  }

  @Test
  void turnsCollectionsIntoContainers() throws Exception {
    Object made = running(() -> new JavaClass(ArrayList.class).call());

    assertThat(Ops.repr(made)).isEqualTo("[]");
  }

  @Test
  void passesBytesAndTakesThemBack() throws Exception {
    Object id =
        running(() ->
            call(new JavaClass(UUID.class), "nameUUIDFromBytes", PyBytes.of(new byte[] {97})));
    Object encoded =
        running(() ->
            call(
                call(new JavaClass(Base64.class), "getEncoder"),
                "encode",
                PyBytes.of(new byte[] {97})));

    assertThat(Ops.str(id)).isEqualTo("0cc175b9-c0f1-36a8-b1c3-99e269772661");
    assertThat(Ops.repr(encoded)).isEqualTo("b'YQ=='");
  }

  @Test
  void passesSequencesAndSets() throws Exception {
    Object joined =
        running(() -> call(new JavaClass(String.class), "join", "-", PyTuple.of("warp", "weft")));
    Object made = running(() -> call(new JavaClass(Set.class), "copyOf", PySet.of("warp")));

    assertThat(joined).isEqualTo("warp-weft");
    assertThat(Ops.repr(made)).isEqualTo("{'warp'}");
  }

  @Test
  void marksTheCallAsHavingEffectsOutside() throws Exception {
    running(() -> call(new JavaClass(UUID.class), "randomUUID"));

    assertThat(execution.external()).isTrue();
  }

  @Test
  void refusesArgumentsThatNoOverloadTakes() {
    assertThatThrownBy(() -> running(() -> call(new JavaClass(UUID.class), "fromString", 5L)))
        .isInstanceOf(JacError.class)
        .hasMessage("no overload of Java's fromString takes these arguments");
  }

  @Test
  void tellsTheJavaExceptionThatWasThrown() {
    assertThatThrownBy(() -> running(() -> call(new JavaClass(UUID.class), "fromString", "x")))
        .hasMessage("IllegalArgumentException: Invalid UUID string: x");
  }
}

package io.jacquard.graph;

import static io.jacquard.graph.Fixture.ANN;
import static io.jacquard.graph.Fixture.connect;
import static io.jacquard.graph.Fixture.task;
import static io.jacquard.graph.Fixture.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.store.Body;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.InMemoryDocumentStore;
import io.jacquard.store.Write;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stored documents that are damaged: led around, told by their ids, and never removed. */
class UnreadableTest {
  private final Fixture fixture = new Fixture(new InMemoryDocumentStore(Clock.systemUTC()));
  private String damaged = "";

  @BeforeEach
  void connectTwo() {
    fixture.run(
        ANN,
        unit -> {
          connect(unit, unit.root(), task(1L));
          var second = task(2L);
          connect(unit, unit.root(), second);
          damaged = unit.id(second);
        });
  }

  private void store(Map<String, Object> body) {
    fixture.store.commit(Write.put(DocumentKey.of("nodes", damaged), Body.of(body)));
  }

  @Test
  void aHopLeadsAroundANodeWithoutAClass() {
    store(Map.of("fields", Map.of()));

    UnitOfWork unit = fixture.open(ANN);

    assertThat(valuesOf(unit, unit.root())).containsExactly(1L);
    assertThatThrownBy(() -> unit.find(damaged))
        .isInstanceOf(JacError.class)
        .hasMessageContaining(damaged);
    assertThat(fixture.stores("nodes", damaged)).isTrue();
  }

  @Test
  void aNodeWithADamagedAttributeIsNamedToWhoReadsIt() {
    store(Map.of("type", "app.Task", "root", ANN, "fields", Map.of("v", Map.of("$jac", "int"))));

    UnitOfWork unit = fixture.open(ANN);

    assertThatThrownBy(() -> valuesOf(unit, unit.root()))
        .isInstanceOf(JacError.class)
        .hasMessageContaining(damaged);
    assertThat(fixture.stores("nodes", damaged)).isTrue();
  }

  @Test
  void accessThatIsNoneLeadsAroundTheNode() {
    store(Map.of("type", "app.Task", "access", Map.of("all", 99L), "fields", Map.of("v", 2L)));

    UnitOfWork unit = fixture.open(ANN);

    assertThat(valuesOf(unit, unit.root())).containsExactly(1L);
  }
}

package io.jacquard.graph;

import static io.jacquard.graph.Fixture.ANN;
import static io.jacquard.graph.Fixture.BOB;
import static io.jacquard.graph.Fixture.connect;
import static io.jacquard.graph.Fixture.task;
import static io.jacquard.graph.Fixture.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.graph.upkeep.GraphCheck;
import io.jacquard.graph.upkeep.StoredGraph;
import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.store.InMemoryDocumentStore;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Removing all that a root owns. */
class ErasureTest {
  private final Fixture fixture = new Fixture(new InMemoryDocumentStore(Clock.systemUTC()));

  @Test
  void everythingOfTheRootGoesAndNothingOfOthers() {
    String hers =
        fixture.call(
            ANN,
            unit -> {
              NodeObject hub = task("hub");
              connect(unit, unit.root(), hub);
              for (long i = 0; i < 450; i++) {
                connect(unit, hub, task(i));
              }
              unit.grant(hub, AccessLevel.CONNECT);
              return unit.id(hub);
            });
    fixture.run(
        BOB,
        unit -> {
          connect(unit, unit.root(), fixture.find(unit, hers));
          connect(unit, unit.root(), task("his"));
        });

    int removed = fixture.graphs.erase(ANN);

    assertThat(removed).isGreaterThanOrEqualTo(2 * 451 + 1);
    assertThat(fixture.stores("nodes", ANN)).isFalse();
    assertThat(fixture.stores("neighbourhoods", ANN)).isFalse();
    assertThat(fixture.stores("nodes", hers)).isFalse();
    UnitOfWork unit = fixture.open(BOB);
    assertThat(valuesOf(unit, unit.root())).containsExactly("his");
    assertThat(fixture.graphs.erase(ANN)).isZero();
    assertThat(GraphCheck.run(new StoredGraph(fixture.store), _ -> {}).sound()).isTrue();
  }
}

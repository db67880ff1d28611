package io.jacquard.graph;

import static io.jacquard.graph.Fixture.ANN;
import static io.jacquard.graph.Fixture.connect;
import static io.jacquard.graph.Fixture.task;
import static io.jacquard.graph.Fixture.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.Graph.Pattern;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.store.InMemoryDocumentStore;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often calls ask the store, of which they are not the only process. */
class QueryCountTest {
  private CountingStore store;
  private Fixture fixture;

  @BeforeEach
  void open() {
    store = new CountingStore(new InMemoryDocumentStore(Clock.systemUTC()));
    fixture = new Fixture(store);
    fixture.run(ANN, Graph::root);
  }

  private void children(int count) {
    fixture.run(
        ANN,
        unit -> {
          for (long i = 0; i < count; i++) {
            connect(unit, unit.root(), task(i));
          }
        });
  }

  private long queriesOf(Runnable work) {
    long before = store.queries();
    work.run();
    return store.queries() - before;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 300})
  void aHopAsksThreeTimesAndTwiceOnceItsEdgesAreKnown(int neighbours) {
    children(neighbours);
    UnitOfWork first = fixture.open(ANN);
    NodeObject root = first.root();

    assertThat(queriesOf(() -> assertThat(valuesOf(first, root)).hasSize(neighbours))).isEqualTo(3);

    UnitOfWork second = fixture.open(ANN);
    NodeObject again = second.root();
    assertThat(queriesOf(() -> assertThat(valuesOf(second, again)).hasSize(neighbours)))
        .isEqualTo(2);
  }

  @Test
  void aHopOverKnownEdgesSeesWhatOthersConnected() {
    children(2);
    UnitOfWork first = fixture.open(ANN);
    assertThat(valuesOf(first, first.root())).hasSize(2);
    new Fixture(store).run(ANN, unit -> connect(unit, unit.root(), task("new")));

    UnitOfWork second = fixture.open(ANN);

    assertThat(valuesOf(second, second.root())).hasSize(3).contains("new");
  }

  @Test
  void aTypedHopReadsNoNodesOfOtherTypes() {
    children(50);
    UnitOfWork unit = fixture.open(ANN);
    Pattern others = new Pattern(Graph.Direction.OUT, null, Set.of("app.Other"));
    NodeObject root = unit.root();
    long before = store.documents();

    assertThat(unit.follow(List.of(root), others)).isEmpty();

    assertThat(store.documents() - before).as("the version of the neighbourhood").isEqualTo(1);
  }
}

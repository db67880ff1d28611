package io.jacquard.graph;

import static io.jacquard.graph.Fixture.ANN;
import static io.jacquard.graph.Fixture.BOB;
import static io.jacquard.graph.Fixture.OUT;
import static io.jacquard.graph.Fixture.TASK;
import static io.jacquard.graph.Fixture.children;
import static io.jacquard.graph.Fixture.connect;
import static io.jacquard.graph.Fixture.task;
import static io.jacquard.graph.Fixture.valuesOf;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.store.Body;
import io.jacquard.store.CollectionSpec;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.InMemoryDocumentStore;
import io.jacquard.store.Write;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UnitOfWorkTest {
  private final Fixture fixture = new Fixture(new InMemoryDocumentStore(Clock.systemUTC()));

  private String child(String root, Object value) {
    return fixture.call(
        root,
        unit -> {
          NodeObject node = task(value);
          connect(unit, unit.root(), node);
          return unit.id(node);
        });
  }

  private Document node(String id) {
    return fixture.store.get(DocumentKey.of("nodes", id)).orElseThrow();
  }

  @Nested
  class Roots {
    @Test
    void areMadeOnFirstUse() {
      UnitOfWork unit = fixture.open(ANN);

      assertThat(unit.id(unit.root())).isEqualTo(ANN);
      assertThat(unit.root().type()).isSameAs(OspTypes.ROOT);
      assertThat(fixture.stores("nodes", ANN)).isTrue();
      assertThat(unit.facts(unit.root()).owner()).isEqualTo(ANN);
    }

    @Test
    void areNotMadeByCallsThatDoNotAsk() {
      fixture.run(ANN, unit -> unit.find(BOB));

      assertThat(fixture.stores("nodes", ANN)).isFalse();
    }

    @Test
    void areAllFound() {
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        String root = Integer.toString(i).repeat(32);
        expected.add(root);
        child(root, 1L);
      }
      UnitOfWork unit = fixture.open();

      List<String> found = new ArrayList<>();
      unit.allRoots().forEach(root -> found.add(unit.id(root)));

      assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void seeOnlyTheirOwn() {
      child(ANN, "hers");
      child(BOB, "his");

      UnitOfWork unit = fixture.open(ANN);

      assertThat(valuesOf(unit, unit.root())).containsExactly("hers");
    }
  }

  @Nested
  class Commits {
    @Test
    void writeNothingBeforeTheyAreCalled() {
      UnitOfWork unit = fixture.open(ANN);
      NodeObject node = task(1L);
      connect(unit, unit.root(), node);

      assertThat(fixture.stores("nodes", unit.id(node))).isFalse();
      assertThat(unit.committed()).isFalse();
      unit.commit();
      assertThat(fixture.stores("nodes", unit.id(node))).isTrue();
      assertThat(unit.committed()).isTrue();
    }

    @Test
    void ofReadersWriteNothing() {
      String id = child(ANN, 1L);
      long before = node(id).version();

      UnitOfWork unit = fixture.open(ANN);
      assertThat(valuesOf(unit, unit.root())).containsExactly(1L);
      unit.commit();

      assertThat(unit.committed()).isFalse();
      assertThat(node(id).version()).isEqualTo(before);
    }

    @Test
    void writeOnlyWhatChanged() {
      String first = child(ANN, 1L);
      String second = child(ANN, 2L);
      long untouched = node(first).version();

      fixture.run(
          ANN,
          unit ->
              children(unit, unit.root()).stream()
                  .filter(node -> Fixture.value(node).equals(2L))
                  .forEach(node -> node.own("v", 3L)));

      assertThat(node(first).version()).isEqualTo(untouched);
      assertThat(node(second).body().at("fields.v")).isEqualTo(3L);
    }

    @Test
    void mayFollowEachOther() {
      UnitOfWork unit = fixture.open(ANN);
      NodeObject a = task(1L);
      EdgeObject edge = connect(unit, unit.root(), a);
      unit.commit();
      NodeObject b = task(2L);
      connect(unit, a, b);
      a.own("v", 10L);
      unit.commit();
      assertThat(valuesOf(unit, unit.root())).containsExactly(10L);
      unit.disconnect(edge);
      connect(unit, unit.root(), b);
      unit.commit();

      UnitOfWork later = fixture.open(ANN);
      assertThat(valuesOf(later, later.root())).containsExactly(2L);
    }

    @Test
    void noticeAMutableValueThatChangedInPlace() {
      String id = child(ANN, PyList.of(1L));

      fixture.run(
          ANN,
          unit -> {
            if (fixture.find(unit, id).own("v") instanceof PyList list) {
              list.append(2L);
            }
          });

      assertThat(node(id).body().at("fields.v")).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void areInConflictWhenAnotherWroteTheSameObject() {
      String id = child(ANN, 1L);
      UnitOfWork slow = fixture.open(ANN);
      fixture.find(slow, id).own("v", 2L);

      fixture.run(ANN, unit -> fixture.find(unit, id).own("v", 3L));

      assertThatThrownBy(slow::commit)
          .isInstanceOfSatisfying(
              ConflictException.class,
              e -> assertThat(e.documents()).containsExactly(DocumentKey.of("nodes", id)));
      assertThat(node(id).body().at("fields.v")).isEqualTo(3L);
    }

    @Test
    void carryTheDocumentsOfTheHost() {
      fixture.store.declare(CollectionSpec.of("outbox"));
      DocumentKey message = DocumentKey.of("outbox", "m1");
      UnitOfWork unit = fixture.open(ANN);
      connect(unit, unit.root(), task(1L));

      unit.enlist(Write.insert(message, Body.EMPTY));
      assertThat(fixture.store.get(message)).isEmpty();
      unit.commit();

      assertThat(fixture.store.get(message)).isPresent();
    }
  }

  @Nested
  class Guards {
    @Test
    void letPlainConnectsPass() {
      fixture.run(ANN, Graph::root);
      UnitOfWork slow = fixture.open(ANN);
      connect(slow, slow.root(), task(1L));

      child(ANN, 2L);

      slow.commit();
      UnitOfWork later = fixture.open(ANN);
      assertThat(valuesOf(later, later.root())).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void stopFindOrCreateWhenAnotherCreated() {
      fixture.run(ANN, Graph::root);
      UnitOfWork slow = fixture.open(ANN);
      assertThat(children(slow, slow.root())).isEmpty();
      connect(slow, slow.root(), task(1L));

      child(ANN, 1L);

      assertThatThrownBy(slow::commit).isInstanceOf(ConflictException.class);
    }

    @Test
    void stopAConnectToANodeThatIsGone() {
      String id = child(ANN, 1L);
      UnitOfWork slow = fixture.open(ANN);
      connect(slow, fixture.find(slow, id), task(2L));

      fixture.run(ANN, unit -> unit.delete(fixture.find(unit, id)));

      assertThatThrownBy(slow::commit).isInstanceOf(ConflictException.class);
    }

    @Test
    void stopADeleteBesideAConnect() {
      String id = child(ANN, 1L);
      UnitOfWork slow = fixture.open(ANN);
      slow.delete(fixture.find(slow, id));

      fixture.run(ANN, unit -> connect(unit, fixture.find(unit, id), task(2L)));

      assertThatThrownBy(slow::commit).isInstanceOf(ConflictException.class);
    }

    @Test
    void doNotStopTheCallThatMovedThemItself() {
      UnitOfWork unit = fixture.open(ANN);
      for (long i = 0; i < 3; i++) {
        connect(unit, unit.root(), task(i));
        unit.commit();
        assertThat(children(unit, unit.root())).hasSize((int) i + 1);
      }
    }
  }

  @Nested
  class Persistence {
    @Test
    void removesANodeWithoutEdges() {
      String id = child(ANN, 1L);

      fixture.run(
          ANN, unit -> unit.disconnect(unit.follow(List.of(unit.root()), OUT).getFirst().edge()));

      assertThat(fixture.stores("nodes", id)).isFalse();
    }

    @Test
    void doesNotStoreASavedNodeWithoutEdges() {
      String id =
          fixture.call(
              ANN,
              unit -> {
                NodeObject node = task(1L);
                unit.save(node);
                return unit.id(node);
              });

      assertThat(fixture.stores("nodes", id)).isFalse();
    }

    @Test
    void keepsADetachedPartWithEdges() {
      String[] ids =
          fixture.call(
              ANN,
              unit -> {
                NodeObject a = task(1L);
                NodeObject b = task(2L);
                connect(unit, unit.root(), a);
                connect(unit, a, b);
                return new String[] {unit.id(a), unit.id(b)};
              });

      fixture.run(
          ANN, unit -> unit.disconnect(unit.follow(List.of(unit.root()), OUT).getFirst().edge()));

      assertThat(fixture.stores("nodes", ids[0])).isTrue();
      assertThat(fixture.stores("nodes", ids[1])).isTrue();
    }

    @Test
    void leavesNoVersionOfADeletedNeighbourhood() {
      String id = child(ANN, 1L);
      fixture.run(ANN, unit -> connect(unit, fixture.find(unit, id), task(2L)));
      assertThat(fixture.stores("neighbourhoods", id)).isTrue();

      fixture.run(ANN, unit -> unit.delete(fixture.find(unit, id)));

      assertThat(fixture.stores("neighbourhoods", id)).isFalse();
    }

    @Test
    void resolvesANodeOfAnEarlierCallByItsId() {
      NodeObject[] global = new NodeObject[1];
      fixture.run(
          ANN,
          unit -> {
            global[0] = task(1L);
            connect(unit, unit.root(), global[0]);
          });

      fixture.run(ANN, unit -> connect(unit, global[0], task(2L)));

      UnitOfWork later = fixture.open(ANN);
      assertThat(valuesOf(later, global[0])).containsExactly(2L);
    }

    @Test
    void takesOverAnUnsavedPartOfAnEarlierCall() {
      NodeObject global = task(1L);
      fixture.run(ANN, unit -> connect(unit, global, task(2L)));

      fixture.run(ANN, unit -> connect(unit, unit.root(), global));
      fixture.run(ANN, unit -> connect(unit, global, task(3L)));

      UnitOfWork later = fixture.open(ANN);
      assertThat(valuesOf(later, later.root())).containsExactly(1L);
      assertThat(valuesOf(later, children(later, later.root()).getFirst())).containsExactly(2L, 3L);
    }
  }

  @Nested
  class Permissions {
    @Test
    void failTheCommitOfAChangeWithoutWrite() {
      String id = child(ANN, 1L);
      fixture.run(ANN, unit -> unit.grant(fixture.find(unit, id), AccessLevel.READ));
      UnitOfWork stranger = fixture.open(BOB);
      fixture.find(stranger, id).own("v", 2L);

      assertThatThrownBy(stranger::commit).isInstanceOf(JacError.class);
      assertThat(node(id).body().at("fields.v")).isEqualTo(1L);
    }

    @Test
    void outliveTheCallThatGrantedThem() {
      String id = child(ANN, 1L);
      fixture.run(ANN, unit -> unit.allowRoot(fixture.find(unit, id), BOB, AccessLevel.CONNECT));

      UnitOfWork friend = fixture.open(BOB);
      assertThat(friend.level(fixture.find(friend, id))).isEqualTo(AccessLevel.CONNECT);
      connect(friend, fixture.find(friend, id), task("friend"));
      friend.commit();

      UnitOfWork stranger = fixture.open("c".repeat(32));
      assertThatThrownBy(() -> stranger.find(id)).hasMessage("READ is needed to reach " + id);
    }

    @Test
    void onARootHoldForAllItOwns() {
      String id = child(ANN, 1L);
      UnitOfWork stranger = fixture.open(BOB);
      assertThatThrownBy(() -> stranger.find(id)).isInstanceOf(JacError.class);

      fixture.run(ANN, unit -> unit.grant(unit.root(), AccessLevel.READ));

      assertThat(fixture.open(BOB).find(id)).isNotNull();
    }

    @Test
    void holdForTheFieldsOfANodeAtTheEndOfAnEdge() {
      String hidden = child(ANN, 1L);
      String edge =
          fixture.call(
              ANN,
              unit -> {
                EdgeObject met = unit.follow(List.of(unit.root()), OUT).getFirst().edge();
                unit.grant(met, AccessLevel.READ);
                return unit.id(met);
              });

      UnitOfWork stranger = fixture.open(BOB);
      EdgeObject shown = (EdgeObject) requireNonNull(stranger.find(edge));
      Graph.Ends ends = requireNonNull(stranger.ends(shown));

      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> ends.target().own("v"))
            .hasMessage("READ is needed to reach " + hidden);
      }
    }

    @Test
    void showTheFieldsOfAnEdgeBetweenNodesThatAreShown() {
      String id = child(ANN, 1L);
      fixture.run(
          ANN,
          unit -> {
            unit.allowRoot(fixture.find(unit, id), BOB, AccessLevel.READ);
            unit.allowRoot(unit.root(), BOB, AccessLevel.READ);
            unit.follow(List.of(unit.root()), OUT)
                .forEach(link -> unit.allowRoot(link.edge(), BOB, AccessLevel.NO_ACCESS));
          });

      UnitOfWork friend = fixture.open(BOB);
      Graph.Link link = friend.follow(List.of(fixture.find(friend, ANN)), OUT).getFirst();

      assertThat(link.edge().ownNames()).isEmpty();
      assertThat(link.far().own("v")).isEqualTo(1L);
    }

    @Test
    void ofOtherRootsAreOnlyTakenByTheSystem() {
      UnitOfWork unit = fixture.open(ANN);

      assertThatThrownBy(() -> unit.actAs(unit.root())).isInstanceOf(JacError.class);
    }
  }

  @Nested
  class ChangedClasses {
    private final PyType newer =
        new PyType("Task", "app", PyType.Kind.NODE, List.of(OspTypes.NODE));

    @Test
    void fillNewFieldsWithDefaultsAndKeepOldOnes() {
      String id = child(ANN, 1L);
      newer.fields(List.of(new PyType.FieldSpec("done", "bool", () -> false, false)));
      fixture.knows(newer);
      long before = node(id).version();

      UnitOfWork reader = fixture.open(ANN);
      NodeObject found = fixture.find(reader, id);
      assertThat(found.own("done")).isEqualTo(false);
      assertThat(found.own("v")).isEqualTo(1L);
      reader.commit();
      assertThat(node(id).version()).isEqualTo(before);

      fixture.run(ANN, unit -> fixture.find(unit, id).own("done", true));
      assertThat(node(id).body().at("fields.done")).isEqualTo(true);
      assertThat(node(id).body().at("fields.v")).isEqualTo(1L);
    }

    @Test
    void thatAreGoneLeaveTheirObjects() {
      String id = child(ANN, 1L);
      fixture.forgets(TASK);

      fixture.run(
          ANN,
          unit -> {
            NodeObject found = fixture.find(unit, id);
            assertThat(found.type().qualifiedName()).isEqualTo("app.Task");
            found.own("v", 2L);
          });

      assertThat(node(id).text("type")).isEqualTo("app.Task");
      assertThat(node(id).body().at("fields.v")).isEqualTo(2L);
    }
  }

  @Test
  void aCallMeetsNoMoreObjectsThanItsLimit() {
    GraphService small = new GraphService(fixture.store, new GraphLimits(3, 5, 3, 1_000));
    UnitOfWork unit = small.open(ANN, name -> null);
    for (long i = 0; i < 2; i++) {
      connect(unit, unit.root(), task(i));
    }

    assertThatThrownBy(unit::commit).isInstanceOf(JacError.class).hasMessageContaining("limit");
    assertThatThrownBy(() -> connect(unit, unit.root(), task(3L)))
        .isInstanceOf(JacError.class)
        .hasMessageContaining("limit");
  }
}

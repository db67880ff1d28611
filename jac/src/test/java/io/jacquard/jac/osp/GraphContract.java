package io.jacquard.jac.osp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.osp.access.AccessLevel;
import io.jacquard.jac.osp.access.AccessRules;
import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.Graph;
import io.jacquard.jac.osp.graph.Graph.Direction;
import io.jacquard.jac.osp.graph.Graph.Link;
import io.jacquard.jac.osp.graph.Graph.Pattern;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link Graph} does. Each implementation extends this class. */
public abstract class GraphContract {
  protected static final PyType N =
      new PyType("N", "contract", PyType.Kind.NODE, List.of(OspTypes.NODE));
  protected static final PyType M =
      new PyType("M", "contract", PyType.Kind.NODE, List.of(OspTypes.NODE));
  protected static final PyType E =
      new PyType("E", "contract", PyType.Kind.EDGE, List.of(OspTypes.EDGE));

  private static final Pattern OUT = new Pattern(Direction.OUT, null, null);
  private static final Pattern IN = new Pattern(Direction.IN, null, null);
  private static final Pattern ANY = new Pattern(Direction.ANY, null, null);

  private Graph graph;

  /** A graph over an empty store that acts for the system root and knows these classes. */
  protected abstract Graph open(List<PyType> classes);

  /** What a later call for the system root sees; a graph in memory may answer itself. */
  protected abstract Graph reopen(Graph committed, List<PyType> classes);

  @BeforeEach
  void openGraph() {
    graph = open(List.of(N, M, E));
  }

  private Graph later() {
    graph.commit();
    return reopen(graph, List.of(N, M, E));
  }

  private static NodeObject node(PyType type, long value) {
    NodeObject node = new NodeObject(type);
    node.own("v", value);
    return node;
  }

  private static NodeObject node(long value) {
    return node(N, value);
  }

  private EdgeObject link(NodeObject source, NodeObject target) {
    return link(source, target, new EdgeObject(OspTypes.GENERIC_EDGE));
  }

  private EdgeObject link(NodeObject source, NodeObject target, EdgeObject edge) {
    graph.connect(source, target, edge, false);
    return edge;
  }

  private static void assertDenied(AccessLevel needed, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            JacError.class, error -> assertThat(error.isA("PermissionError")).isTrue())
        .hasMessageStartingWith(needed + " is needed to ");
  }

  private List<Object> values(Graph from, NodeObject origin, Pattern pattern) {
    List<Object> values = new ArrayList<>();
    for (Link found : from.follow(List.of(origin), pattern)) {
      Object value = found.far().own("v");
      values.add(value == null ? "nothing" : value);
    }
    return values;
  }

  private NodeObject userRoot() {
    NodeObject user = new NodeObject(OspTypes.ROOT);
    graph.save(user);
    return user;
  }

  @Nested
  class Ids {
    @Test
    void areThirtyTwoLowercaseHexDigitsThatStay() {
      NodeObject node = node(1);

      String id = graph.id(node);

      assertThat(id).matches("[0-9a-f]{32}").isEqualTo(graph.id(node));
    }

    @Test
    void findTheVeryObject() {
      NodeObject node = node(1);
      link(graph.root(), node);

      assertThat(graph.find(graph.id(node))).isSameAs(node);
      assertThat(graph.find("root")).isSameAs(graph.root());
      assertThat(graph.find("f".repeat(32))).isNull();
    }

    @Test
    void ofTheSystemRootAreZeros() {
      assertThat(graph.id(graph.root())).isEqualTo(AccessRules.SYSTEM_ROOT);
      assertThat(graph.find(AccessRules.SYSTEM_ROOT)).isSameAs(graph.root());
    }
  }

  @Nested
  class Following {
    @Test
    void answersLinksInOrderOfCreation() {
      NodeObject hub = node(0);
      link(graph.root(), hub);
      for (long i = 1; i <= 20; i++) {
        link(hub, node(i));
      }

      List<Object> inOrder = LongStream.rangeClosed(1, 20).<Object>mapToObj(i -> i).toList();
      assertThat(values(graph, hub, OUT)).isEqualTo(inOrder);
      Graph later = later();
      NodeObject same = later.follow(List.of(later.root()), OUT).getFirst().far();
      assertThat(values(later, same, OUT)).isEqualTo(inOrder);
    }

    @Test
    void keepsTheOrderOfOrigins() {
      NodeObject a = node(1);
      NodeObject b = node(2);
      link(a, node(10));
      link(b, node(20));
      link(a, node(11));

      List<Link> links = graph.follow(List.of(b, a), OUT);

      assertThat(links).extracting(found -> found.far().own("v")).containsExactly(20L, 10L, 11L);
      assertThat(links).extracting(Link::origin).containsExactly(b, a, a);
    }

    @Test
    void goesBackwardsAndBothWays() {
      NodeObject a = node(1);
      NodeObject b = node(2);
      NodeObject c = node(3);
      link(a, b);
      link(c, a);

      assertThat(values(graph, a, OUT)).containsExactly(2L);
      assertThat(values(graph, a, IN)).containsExactly(3L);
      assertThat(values(graph, a, ANY)).containsExactly(2L, 3L);
    }

    @Test
    void seesASelfLoopInBothDirectionsAndOnceInAny() {
      NodeObject a = node(1);
      link(a, a);

      assertThat(values(graph, a, OUT)).containsExactly(1L);
      assertThat(values(graph, a, IN)).containsExactly(1L);
      assertThat(values(graph, a, ANY)).containsExactly(1L);
    }

    @Test
    void followsAnUndirectedEdgeAsItWasWritten() {
      NodeObject a = node(1);
      NodeObject b = node(2);
      graph.connect(a, b, new EdgeObject(E), true);

      assertThat(values(graph, a, OUT)).containsExactly(2L);
      assertThat(values(graph, b, OUT)).isEmpty();
    }

    @Test
    void skipsOtherClasses() {
      NodeObject hub = node(0);
      link(graph.root(), hub);
      link(hub, node(N, 1), new EdgeObject(E));
      link(hub, node(M, 2));
      Pattern typedEdges = new Pattern(Direction.OUT, Set.of("contract.E"), null);
      Pattern typedNodes = new Pattern(Direction.OUT, null, Set.of("contract.M"));

      assertThat(values(graph, hub, typedEdges)).containsExactly(1L);
      assertThat(values(graph, hub, typedNodes)).containsExactly(2L);
    }

    @Test
    void meetsTheSameObjectsEveryTime() {
      NodeObject a = node(1);
      EdgeObject edge = link(graph.root(), a);

      Link first = graph.follow(List.of(graph.root()), OUT).getFirst();

      assertThat(first.far()).isSameAs(a);
      assertThat(first.edge()).isSameAs(edge);
      assertThat(graph.ends(edge)).isEqualTo(new Graph.Ends(graph.root(), a, false));
    }
  }

  @Nested
  class Persistence {
    @Test
    void comesFromTheRootByReachability() {
      NodeObject a = node(1);
      NodeObject b = node(2);
      EdgeObject between = link(a, b);
      assertThat(graph.facts(a).persistent()).isFalse();

      link(graph.root(), a);

      assertThat(graph.facts(a).persistent()).isTrue();
      assertThat(graph.facts(b).persistent()).isTrue();
      assertThat(graph.facts(between).persistent()).isTrue();
      assertThat(graph.facts(b).owner()).isEqualTo(AccessRules.SYSTEM_ROOT);
    }

    @Test
    void reachesAgainstTheDirectionOfEdges() {
      NodeObject a = node(1);
      NodeObject b = node(2);
      link(b, a);

      link(graph.root(), a);

      assertThat(graph.facts(b).persistent()).isTrue();
    }

    @Test
    void comesByHand() {
      NodeObject a = node(1);
      graph.save(a);

      assertThat(graph.facts(a).persistent()).isTrue();
    }

    @Test
    void isNotLostWithTheLastPath() {
      NodeObject a = node(1);
      NodeObject b = node(2);
      link(a, b);
      link(graph.root(), a);

      graph.delete(a);

      assertThat(graph.facts(b).persistent()).isTrue();
    }

    @Test
    void bringsFieldsBack() {
      NodeObject a = node(1);
      EdgeObject edge = new EdgeObject(E);
      edge.own("w", 5L);
      link(graph.root(), a, edge);
      a.own("v", 7L);
      String id = graph.id(a);

      Graph later = later();

      assertThat(later.find(id)).isNotNull();
      Link found = later.follow(List.of(later.root()), OUT).getFirst();
      assertThat(found.far().own("v")).isEqualTo(7L);
      assertThat(found.edge().own("w")).isEqualTo(5L);
      assertThat(found.edge().type().name()).isEqualTo("E");
      assertThat(later.id(found.far())).isEqualTo(id);
    }
  }

  @Nested
  class Removing {
    @Test
    void takesAnEdgeOff() {
      EdgeObject edge = link(graph.root(), node(1));

      assertThat(graph.disconnect(edge)).isTrue();

      assertThat(values(graph, graph.root(), OUT)).isEmpty();
      assertThat(graph.ends(edge)).isNull();
      assertThat(graph.disconnect(edge)).isFalse();
    }

    @Test
    void takesANodeWithAllItsEdges() {
      NodeObject a = node(1);
      NodeObject b = node(2);
      link(graph.root(), a);
      link(a, b);
      link(b, a);
      String id = graph.id(a);

      graph.delete(a);

      assertThat(graph.find(id)).isNull();
      assertThat(values(graph, graph.root(), OUT)).isEmpty();
      assertThat(values(graph, b, ANY)).isEmpty();
      assertThat(later().find(id)).isNull();
    }

    @Test
    void leavesARootWithoutEdges() {
      link(graph.root(), node(1));

      graph.delete(graph.root());

      assertThat(values(graph, graph.root(), OUT)).isEmpty();
      link(graph.root(), node(2));
      assertThat(values(graph, graph.root(), OUT)).containsExactly(2L);
    }

    @Test
    void emptiesWhatTheRootOwns() {
      NodeObject a = node(1);
      link(graph.root(), a);
      link(a, node(2));
      graph.commit();

      assertThat(graph.reset()).isPositive();

      assertThat(values(graph, graph.root(), OUT)).isEmpty();
      assertThat(values(graph, a, OUT)).isEmpty();
      assertThat(graph.facts(a).persistent()).isFalse();
      assertThat(later().find(graph.id(graph.root()))).isNotNull();
    }
  }

  @Nested
  class Permissions {
    private NodeObject first;
    private NodeObject second;
    private NodeObject owned;

    @BeforeEach
    void twoUsers() {
      first = userRoot();
      second = userRoot();
      graph.commit();
      graph.actAs(first);
      owned = node(1);
      link(first, owned);
    }

    @Test
    void belongToTheRootThatSavedTheObject() {
      assertThat(graph.root()).isSameAs(first);
      assertThat(graph.facts(owned).owner()).isEqualTo(graph.id(first));
      assertThat(graph.level(owned)).isEqualTo(AccessLevel.WRITE);
    }

    @Test
    void denyWhatIsNotGranted() {
      EdgeObject edge = graph.follow(List.of(first), OUT).getFirst().edge();
      graph.actAs(second);

      assertThat(graph.level(owned)).isEqualTo(AccessLevel.NO_ACCESS);
      assertThat(values(graph, first, OUT)).isEmpty();
      assertDenied(AccessLevel.READ, () -> graph.find(graph.id(owned)));
      assertDenied(AccessLevel.READ, () -> graph.find(graph.id(edge)));
      assertThat(graph.ends(link(second, owned, new EdgeObject(E)))).isNull();
      assertThat(graph.ends(link(owned, second, new EdgeObject(E)))).isNull();
      assertThat(graph.disconnect(edge)).isFalse();
      graph.delete(owned);
      assertThat(graph.facts(owned).persistent()).isTrue();
    }

    @Test
    void showAnEdgeToWhomeverItsEndsAreShown() {
      EdgeObject edge = graph.follow(List.of(first), OUT).getFirst().edge();
      graph.allowRoot(owned, graph.id(second), AccessLevel.READ);
      graph.allowRoot(first, graph.id(second), AccessLevel.READ);
      graph.allowRoot(edge, graph.id(second), AccessLevel.NO_ACCESS);

      graph.actAs(second);

      assertThat(graph.find(graph.id(edge))).isSameAs(edge);
    }

    @Test
    void grantReadingToEverybody() {
      graph.grant(owned, AccessLevel.READ);

      graph.actAs(second);

      assertThat(values(graph, first, OUT)).containsExactly(1L);
      assertThat(graph.ends(link(second, owned, new EdgeObject(E)))).isNull();
    }

    @Test
    void grantConnectingToEverybody() {
      graph.grant(owned, AccessLevel.CONNECT);

      graph.actAs(second);

      EdgeObject edge = link(second, owned, new EdgeObject(E));
      assertThat(graph.ends(edge)).isNotNull();
      graph.delete(owned);
      assertThat(graph.facts(owned).persistent()).isTrue();
    }

    @Test
    void letOneRootIn() {
      graph.allowRoot(owned, graph.id(second), AccessLevel.WRITE);
      graph.actAs(second);
      assertThat(graph.level(owned)).isEqualTo(AccessLevel.WRITE);

      graph.actAs(first);
      graph.disallowRoot(owned, graph.id(second));

      graph.actAs(second);
      assertThat(graph.level(owned)).isEqualTo(AccessLevel.NO_ACCESS);
    }

    @Test
    void ofAnObjectOverrideThoseOfItsOwner() {
      graph.grant(first, AccessLevel.CONNECT);
      graph.allowRoot(owned, graph.id(second), AccessLevel.READ);

      graph.actAs(second);

      assertThat(graph.level(owned)).isEqualTo(AccessLevel.READ);
    }

    @Test
    void areChangedByNobodyElse() {
      graph.grant(owned, AccessLevel.CONNECT);
      graph.actAs(second);

      assertDenied(AccessLevel.WRITE, () -> graph.grant(owned, AccessLevel.WRITE));
      assertDenied(
          AccessLevel.WRITE, () -> graph.allowRoot(owned, graph.id(second), AccessLevel.WRITE));
      assertDenied(AccessLevel.WRITE, () -> graph.disallowRoot(owned, graph.id(first)));
    }

    @Test
    void letTheOwnerOfANodeTakeForeignEdgesOff() {
      graph.grant(owned, AccessLevel.CONNECT);
      graph.actAs(second);
      EdgeObject foreign = link(second, owned, new EdgeObject(E));

      graph.actAs(first);

      assertThat(graph.disconnect(foreign)).isTrue();
    }

    @Test
    void showTheRootsOfAllButNothingBehindThem() {
      graph.actAs(second);

      assertThat(graph.allRoots()).contains(first, second);
      assertThat(values(graph, first, OUT)).isEmpty();
    }
  }
}

package io.jacquard.graph;

import static io.jacquard.graph.Fixture.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.osp.graph.EdgeObject;
import io.jacquard.jac.osp.graph.Graph.Link;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.store.DocumentStore;
import io.jacquard.store.IndexEntry;
import io.jacquard.store.Scan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random calls beside a model of section 3.10 of the language: what is stored after each call is
 * what the model keeps.
 */
abstract class PersistenceContract {
  private static final int CALLS = 60;
  private static final int STEPS = 12;

  private @Nullable Fixture opened;

  abstract DocumentStore open();

  @BeforeEach
  void openStore() {
    opened = new Fixture(open());
  }

  @AfterEach
  void closeStore() {
    fixture().store.close();
  }

  private Fixture fixture() {
    return Objects.requireNonNull(opened);
  }

  /** Plain sets: which nodes and edges there are, and which of them are kept. */
  private static final class Model {
    final Map<String, Long> values = new HashMap<>();
    final Map<String, List<String>> edges = new HashMap<>();
    final Set<String> kept = new HashSet<>();

    void connect(String edge, String from, String to) {
      edges.put(edge, List.of(from, to));
      if (kept.contains(from) || kept.contains(to)) {
        save(edge);
      }
    }

    void save(String first) {
      Deque<String> unsaved = new ArrayDeque<>(List.of(first));
      while (!unsaved.isEmpty()) {
        String next = unsaved.remove();
        if (kept.add(next)) {
          unsaved.addAll(edges.getOrDefault(next, List.of()));
          unsaved.addAll(edgesOf(next));
        }
      }
    }

    List<String> edgesOf(String node) {
      List<String> found = new ArrayList<>();
      edges.forEach((edge, ends) -> {
        if (ends.contains(node)) {
          found.add(edge);
        }
      });
      return found;
    }

    void remove(String edge) {
      edges.remove(edge);
      kept.remove(edge);
    }

    void delete(String node) {
      edgesOf(node).forEach(this::remove);
      values.remove(node);
      kept.remove(node);
    }

    void sync() {
      kept.removeIf(id -> values.containsKey(id) && edgesOf(id).isEmpty());
      values.keySet().retainAll(kept);
      edges.keySet().retainAll(kept);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatIsStoredIsWhatTheModelKeeps(long seed) {
    Random random = new Random(seed);
    Model model = new Model();
    model.kept.add(ANN);

    for (int call = 0; call < CALLS; call++) {
      UnitOfWork unit = fixture().open(ANN);
      Map<String, NodeObject> nodes = new TreeMap<>();
      nodes.put(ANN, unit.root());
      model.values.keySet().forEach(id -> nodes.put(id, fixture().find(unit, id)));
      for (int step = random.nextInt(STEPS); step >= 0; step--) {
        act(random, unit, model, nodes);
        if (random.nextInt(20) == 0) {
          unit.commit();
          model.sync();
          nodes.keySet().removeIf(id -> !model.kept.contains(id));
        }
      }
      unit.commit();
      model.sync();
      compare(model);
    }
  }

  private static void act(
      Random random, UnitOfWork unit, Model model, Map<String, NodeObject> nodes) {
    switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> {
        NodeObject node = Fixture.task(random.nextLong(100));
        nodes.put(unit.id(node), node);
        model.values.put(unit.id(node), (Long) Fixture.value(node));
        join(unit, model, node, pick(random, nodes));
      }
      case 4, 5 -> join(unit, model, pick(random, nodes), pick(random, nodes));
      case 6 -> {
        NodeObject node = pick(random, nodes);
        if (!unit.id(node).equals(ANN)) {
          node.own("v", random.nextLong(100));
          model.values.put(unit.id(node), (Long) Fixture.value(node));
        }
      }
      case 7 -> {
        NodeObject node = pick(random, nodes);
        unit.save(node);
        model.save(unit.id(node));
      }
      case 8 -> {
        List<Link> links = unit.follow(List.of(pick(random, nodes)), Fixture.ANY);
        if (!links.isEmpty()) {
          EdgeObject edge = links.get(random.nextInt(links.size())).edge();
          String id = unit.id(edge);
          assertThat(unit.disconnect(edge)).isTrue();
          model.remove(id);
        }
      }
      default -> {
        NodeObject node = pick(random, nodes);
        if (!unit.id(node).equals(ANN) && random.nextBoolean()) {
          String id = unit.id(node);
          unit.delete(node);
          model.delete(id);
          nodes.remove(id);
        }
      }
    }
  }

  private static void join(UnitOfWork unit, Model model, NodeObject from, NodeObject to) {
    EdgeObject edge = Fixture.connect(unit, from, to);
    model.connect(unit.id(edge), unit.id(from), unit.id(to));
  }

  private static NodeObject pick(Random random, Map<String, NodeObject> nodes) {
    return List.copyOf(nodes.values()).get(random.nextInt(nodes.size()));
  }

  private void compare(Model model) {
    Set<String> stored = new HashSet<>(ids("nodes"));
    stored.addAll(ids("edges"));
    assertThat(stored).isEqualTo(model.kept);
    UnitOfWork unit = fixture().open(ANN);
    model.values.forEach(
        (id, value) -> assertThat(Fixture.value(fixture().find(unit, id))).isEqualTo(value));
    model.kept.stream()
        .filter(id -> !model.edges.containsKey(id))
        .forEach(id -> {
          List<String> found =
              unit.follow(List.of(fixture().find(unit, id)), Fixture.ANY).stream()
                  .map(link -> unit.id(link.edge()))
                  .toList();
          assertThat(found).isSorted().containsExactlyInAnyOrderElementsOf(model.edgesOf(id));
        });
  }

  private List<String> ids(String collection) {
    return fixture().store.scan(Scan.all(collection).limit(100_000)).entries().stream()
        .map(IndexEntry::id)
        .toList();
  }
}

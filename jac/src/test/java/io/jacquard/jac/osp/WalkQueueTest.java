package io.jacquard.jac.osp;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.osp.walk.WalkQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WalkQueueTest {
  private final WalkQueue queue = new WalkQueue();

  private static List<NodeObject> nodes(int count) {
    List<NodeObject> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      nodes.add(new NodeObject(OspTypes.ROOT));
    }
    return nodes;
  }

  private List<GraphObject> drain() {
    List<GraphObject> drained = new ArrayList<>();
    while (!queue.isEmpty()) {
      drained.add(queue.remove());
    }
    return drained;
  }

  @Test
  void givesItemsInTheOrderInWhichTheyCame() {
    List<NodeObject> nodes = nodes(20);

    queue.addAll(nodes.subList(0, 3));
    queue.addAll(nodes.subList(3, 20));

    assertThat(drain()).containsExactlyElementsOf(nodes);
  }

  @Test
  void insertsAtTheFront() {
    List<NodeObject> nodes = nodes(4);
    queue.addAll(nodes.subList(2, 4));

    queue.insertAt(0, nodes.subList(0, 2));

    assertThat(drain()).containsExactlyElementsOf(nodes);
  }

  @Test
  void countsNegativeIndexesFromBehindTheLast() {
    List<NodeObject> nodes = nodes(4);
    queue.addAll(List.of(nodes.get(0), nodes.get(1), nodes.get(3)));

    queue.insertAt(-2, List.of(nodes.get(2)));

    assertThat(drain()).containsExactlyElementsOf(nodes);
  }

  @Test
  void takesAnIndexBeyondEitherEndAsThatEnd() {
    List<NodeObject> nodes = nodes(3);
    queue.addAll(nodes.subList(1, 2));

    queue.insertAt(99, nodes.subList(2, 3));
    queue.insertAt(-99, nodes.subList(0, 1));

    assertThat(drain()).containsExactlyElementsOf(nodes);
  }

  @Test
  void behavesLikeAListUnderRandomUse() {
    Random random = new Random(7);
    List<GraphObject> model = new ArrayList<>();
    for (int round = 0; round < 2000; round++) {
      if (!model.isEmpty() && random.nextInt(3) == 0) {
        assertThat(queue.remove()).isSameAs(model.removeFirst());
      } else {
        List<NodeObject> added = nodes(random.nextInt(4));
        int at = random.nextInt(model.size() + 1);
        model.addAll(at, added);
        queue.insertAt(at, added);
      }
    }
    assertThat(drain()).containsExactlyElementsOf(model);
  }
}

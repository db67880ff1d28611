package io.jacquard.graph.upkeep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which nodes hang together, by their ids. */
final class Components {
  private final Map<String, Integer> places = new HashMap<>();
  private int[] leaders = new int[1 << 10];

  void add(String id) {
    int place = places.size();
    if (places.putIfAbsent(id, place) == null) {
      if (place == leaders.length) {
        leaders = Arrays.copyOf(leaders, leaders.length * 2);
      }
      leaders[place] = place;
    }
  }

  /** Joins two nodes; false when one of them was never added. */
  boolean join(@Nullable Object one, @Nullable Object other) {
    Integer from = one instanceof String id ? places.get(id) : null;
    Integer to = other instanceof String id ? places.get(id) : null;
    if (from == null || to == null) {
      return false;
    }
    leaders[leader(from)] = leader(to);
    return true;
  }

  /** The ids of all nodes that hang together with none of these. */
  List<String> apartFrom(Set<String> ids) {
    Set<Integer> reached = new HashSet<>();
    List<String> apart = new ArrayList<>();
    places.forEach((id, place) -> {
      if (ids.contains(id)) {
        reached.add(leader(place));
      }
    });
    places.forEach((id, place) -> {
      if (!reached.contains(leader(place))) {
        apart.add(id);
      }
    });
    return apart;
  }

  /** The ids of all nodes, those that hang together in one group. */
  Collection<List<String>> groups() {
    Map<Integer, List<String>> groups = new LinkedHashMap<>();
    places.forEach(
        (id, place) -> groups.computeIfAbsent(leader(place), _ -> new ArrayList<>()).add(id));
    return groups.values();
  }

  private int leader(int place) {
    int leader = place;
    while (leaders[leader] != leader) {
      leaders[leader] = leaders[leaders[leader]];
      leader = leaders[leader];
    }
    return leader;
  }
}

package io.jacquard.cli.torture;

import io.jacquard.cli.torture.Event.Action;
import io.jacquard.cli.torture.Event.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Everything that the clients tell, in the order in which it comes in. Many threads write it. */
final class History {
  private final List<Event> events = new ArrayList<>();

  synchronized void add(Event event) {
    events.add(event);
  }

  synchronized List<Event> all() {
    return List.copyOf(events);
  }

  synchronized int size() {
    return events.size();
  }

  /** The events of one kind with one outcome. */
  List<Event> of(Action action, Outcome outcome) {
    return all().stream().filter(e -> e.action() == action && e.outcome() == outcome).toList();
  }

  /** How many events ended how. */
  Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, 0L);
    }
    all().forEach(event -> counts.merge(event.outcome(), 1L, Long::sum));
    return counts;
  }
}

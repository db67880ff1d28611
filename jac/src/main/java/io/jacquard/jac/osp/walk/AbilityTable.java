package io.jacquard.jac.osp.walk;

import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The abilities of one class, inherited ones included, in the order in which they run. Triggers are
 * evaluated at first use, because they may name classes that are defined later.
 */
final class AbilityTable {
  private final List<Ability> abilities;
  private final Map<PyType, Plan> plans = new ConcurrentHashMap<>();
  private volatile @Nullable List<Event> events;

  AbilityTable(List<Ability> abilities) {
    this.abilities = List.copyOf(abilities);
  }

  List<Ability> abilities() {
    return abilities;
  }

  /** What a walker of that class does on its way; its abilities are those of this table. */
  Plan plan(PyType walker) {
    Plan known = plans.get(walker);
    if (known == null) {
      known = new Plan(walker, events());
      plans.put(walker, known);
    }
    return known;
  }

  private List<Event> events() {
    List<Event> known = events;
    if (known == null) {
      known = abilities.stream().map(Event::of).toList();
      events = known;
    }
    return known;
  }

  /** An ability with its trigger evaluated; no types means that it is untyped. */
  private record Event(Ability ability, List<PyType> types) {

    static Event of(Ability ability) {
      List<PyType> types = new ArrayList<>();
      Supplier<Object> trigger = ability.trigger();
      if (trigger != null) {
        flatten(trigger.get(), types);
      }
      return new Event(ability, List.copyOf(types));
    }

    private static void flatten(Object value, List<PyType> into) {
      if (value instanceof PyType type) {
        into.add(type);
      } else if (value instanceof PyTuple tuple) {
        for (int i = 0; i < tuple.size(); i++) {
          flatten(tuple.get(i), into);
        }
      } else if (value instanceof GraphObject object) {
        into.add(object.type());
      } else {
        Object members = Ops.findAttr(value, "__args__");
        if (members == null) {
          throw Errors.typeError("an event names a class, not " + Ops.repr(value));
        }
        flatten(members, into);
      }
    }

    boolean untyped() {
      return ability.trigger() == null;
    }

    /** Whether it fires for the other party. A union of nodes and edges never does (0.10). */
    boolean fires(PyType other) {
      if (mixed()) {
        return false;
      }
      for (PyType type : types) {
        if (other.isSubtypeOf(type)) {
          return true;
        }
      }
      return false;
    }

    private boolean mixed() {
      return types.stream().anyMatch(t -> t.kind() == PyType.Kind.NODE)
          && types.stream().anyMatch(t -> t.kind() == PyType.Kind.EDGE);
    }
  }

  /** The abilities that concern one class of walkers, by class of location. */
  static final class Plan {
    private final PyType walker;
    private final List<Event> own;
    private final Map<PyType, Steps> steps = new ConcurrentHashMap<>();
    private final List<PyCallable> first;
    private final List<PyCallable> last;

    private Plan(PyType walker, List<Event> own) {
      this.walker = walker;
      this.own = own;
      this.first = atEnds(own, true);
      this.last = atEnds(own, false);
    }

    /** The walker's untyped entry abilities: they run once, before the first step. */
    List<PyCallable> first() {
      return first;
    }

    /** The walker's untyped exit abilities: they run once, after the last step. */
    List<PyCallable> last() {
      return last;
    }

    Steps at(PyType location) {
      Steps known = steps.get(location);
      if (known == null) {
        known = combine(location);
        steps.put(location, known);
      }
      return known;
    }

    private static List<PyCallable> atEnds(List<Event> events, boolean entry) {
      return events.stream()
          .filter(event -> event.untyped() && event.ability.entry() == entry)
          .<PyCallable>map(event -> event.ability.body())
          .toList();
    }

    private Steps combine(PyType location) {
      List<Event> there = Abilities.of(location).events();
      List<Call> entries = new ArrayList<>();
      List<Call> exits = new ArrayList<>();
      typed(own, location, true, true, entries);
      untyped(there, true, entries);
      typed(there, walker, true, false, entries);
      typed(there, walker, false, false, exits);
      untyped(there, false, exits);
      typed(own, location, false, true, exits);
      return new Steps(List.copyOf(entries), List.copyOf(exits));
    }

    private static void typed(
        List<Event> events, PyType other, boolean entry, boolean ofWalker, List<Call> into) {
      for (Event event : events) {
        if (!event.untyped() && event.ability.entry() == entry && event.fires(other)) {
          into.add(new Call(event.ability.body(), ofWalker));
        }
      }
    }

    private static void untyped(List<Event> events, boolean entry, List<Call> into) {
      for (Event event : events) {
        if (event.untyped() && event.ability.entry() == entry) {
          into.add(new Call(event.ability.body(), false));
        }
      }
    }
  }

  /** What runs on arriving at a location of one class, and what on leaving it. */
  record Steps(List<Call> entries, List<Call> exits) {}

  /** One ability to run; {@code ofWalker} says who is the receiver. */
  record Call(PyCallable body, boolean ofWalker) {}
}

package io.jacquard.jac.osp.walk;

import io.jacquard.jac.osp.graph.GraphObject;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One walk of one walker: spec/jac-language.md section 3.5. Locations are entered in queue order; a
 * location is left when the queue has run dry behind it, so that exits come in reverse. The
 * locations still to be left are an explicit stack, so that a walk may be as long as memory allows.
 */
public final class Walk {
  private static final ScopedValue<Walk> CURRENT = ScopedValue.newInstance();

  private final WalkerObject walker;
  private final @Nullable Walk outer;
  private final WalkQueue queue = new WalkQueue();
  private final List<GraphObject> path = new ArrayList<>();
  private final PyList reports = new PyList();
  private boolean disengaged;

  private Walk(WalkerObject walker, @Nullable Walk outer) {
    this.walker = walker;
    this.outer = outer;
  }

  /** The innermost walk that the running code belongs to. */
  public static @Nullable Walk current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /**
   * The innermost walk of that walker, itself or an enclosing one; {@code null}: it stands still.
   */
  public static @Nullable Walk of(WalkerObject walker) {
    Walk walk = current();
    while (walk != null && walk.walker != walker) {
      walk = walk.outer;
    }
    return walk;
  }

  /** Walks from the given items to the end and hands the reports on to the enclosing walk. */
  public static WalkerObject run(WalkerObject walker, List<GraphObject> start) {
    Walk walk = new Walk(walker, current());
    walker.walk(walk);
    walker.own("reports", walk.reports);
    try {
      ScopedValue.where(CURRENT, walk).run(() -> walk.go(start));
    } finally {
      walk.passReportsOn();
    }
    return walker;
  }

  public void report(Object value) {
    reports.append(value);
  }

  public void disengage() {
    disengaged = true;
  }

  public boolean disengaged() {
    return disengaged;
  }

  public WalkQueue queue() {
    return queue;
  }

  /** Every location entered so far, in order. */
  public List<GraphObject> path() {
    return path;
  }

  private void go(List<GraphObject> start) {
    AbilityTable.Plan plan = Abilities.of(walker.type()).plan(walker.type());
    queue.addAll(start);
    if (start.isEmpty() || !runAtEnd(plan.first(), start.getFirst())) {
      return;
    }
    if (travel(plan)) {
      runAtEnd(plan.last(), path.isEmpty() ? start.getFirst() : path.getLast());
    }
  }

  private boolean travel(AbilityTable.Plan plan) {
    Execution execution = Execution.current();
    List<GraphObject> entered = new ArrayList<>();
    while (true) {
      GraphObject location;
      boolean arriving = !queue.isEmpty();
      if (arriving) {
        location = queue.remove();
        path.add(location);
        execution.budget().visit();
      } else if (!entered.isEmpty()) {
        location = entered.removeLast();
      } else {
        return true;
      }
      AbilityTable.Steps steps = plan.at(location.type());
      if (arriving && !steps.exits().isEmpty()) {
        entered.add(location);
      }
      if (!runAll(arriving ? steps.entries() : steps.exits(), location)) {
        return false;
      }
    }
  }

  private boolean runAll(List<AbilityTable.Call> calls, GraphObject location) {
    for (AbilityTable.Call call : calls) {
      Object result =
          call.ofWalker() ? call.body().call(walker, location) : call.body().call(location, walker);
      finish(result);
      if (disengaged) {
        return false;
      }
    }
    return true;
  }

  private boolean runAtEnd(List<PyCallable> bodies, GraphObject location) {
    for (PyCallable body : bodies) {
      finish(body.call(walker, location));
      if (disengaged) {
        return false;
      }
    }
    return true;
  }

  /** An async ability has only made a coroutine so far: it runs now, one after the other. */
  private static void finish(Object result) {
    if (result instanceof PyCoroutine coroutine) {
      PyCoroutine.await(coroutine);
    }
  }

  private void passReportsOn() {
    for (int i = 0; i < reports.size(); i++) {
      if (outer != null) {
        outer.reports.append(reports.get(i));
      } else {
        Execution.current().reports().add(reports.get(i));
      }
    }
  }
}

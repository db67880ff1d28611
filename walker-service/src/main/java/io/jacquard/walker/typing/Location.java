package io.jacquard.walker.typing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in a request a value stands; spelled out only when something is wrong there. */
record Location(@Nullable Location parent, Object step) {

  static Location of(String source, String name) {
    return new Location(new Location(null, source), name);
  }

  Location then(Object next) {
    return new Location(this, next);
  }

  List<Object> steps() {
    List<Object> steps = new ArrayList<>();
    for (Location at = this; at != null; at = at.parent) {
      steps.add(at.step);
    }
    Collections.reverse(steps);
    return steps;
  }
}

package io.jacquard.jac.osp.path;

import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code (?:Type, a > 1)} asks of an item, values already evaluated.
 *
 * @param type a class or tuple of classes; {@code null} for any
 */
public record Filter(@Nullable Object type, List<Condition> conditions) {

  /** Lets everything pass. */
  public static final Filter ANY = new Filter(null, List.of());

  public Filter {
    conditions = List.copyOf(conditions);
  }

  public boolean accepts(Object item) {
    if (type != null && !Ops.isInstance(item, type)) {
      return false;
    }
    for (Condition condition : conditions) {
      if (!condition.holds(item)) {
        return false;
      }
    }
    return true;
  }

  /** Names of every class that can pass, for the graph to narrow its search; null: any may. */
  @Nullable Set<String> typeNames() {
    return type instanceof PyType required ? OspTypes.namesBelow(required) : null;
  }
}

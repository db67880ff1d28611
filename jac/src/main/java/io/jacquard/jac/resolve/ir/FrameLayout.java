package io.jacquard.jac.resolve.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The slots of one frame while its code is being resolved. */
public final class FrameLayout {
  private final @Nullable FrameLayout parent;
  private final List<Variable> locals = new ArrayList<>();
  private final List<FunctionCode.Capture> captures = new ArrayList<>();
  private final Map<Variable, Variable> taken = new HashMap<>();
  private int temporaries;

  public FrameLayout(@Nullable FrameLayout parent) {
    this.parent = parent;
  }

  public Variable add(String name) {
    Variable variable = new Variable(name, locals.size());
    locals.add(variable);
    return variable;
  }

  /** A slot of the compiler's own. */
  public Variable temporary(String purpose) {
    return add("." + purpose + temporaries++);
  }

  /** This frame's view of a variable that {@code owner} declares: itself, or a captured cell. */
  public Variable view(Variable variable, FrameLayout owner) {
    if (this == owner) {
      return variable;
    }
    if (parent == null) {
      throw new IllegalStateException("the owner encloses the frame that uses the variable");
    }
    variable.capture();
    Variable outer = parent.view(variable, owner);
    return taken.computeIfAbsent(
        outer,
        key -> {
          Variable inner = add(variable.name());
          inner.capture();
          captures.add(new FunctionCode.Capture(key, inner));
          return inner;
        });
  }

  public List<Variable> locals() {
    return locals;
  }

  public List<FunctionCode.Capture> captures() {
    return captures;
  }
}

package io.jacquard.jac.eval;

import io.jacquard.jac.eval.statement.Step;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.failure.JacError;
import org.jspecify.annotations.Nullable;

/** The state of one running function. Fields are open to the nodes, which are its only users. */
public class Frame {
  /** Variables; {@code null} while unbound, a {@link Cell} where captured. */
  public final @Nullable Object[] slots;

  public Budget budget;
  public Object result = None.NONE;

  /** The error that a step raised by its completion code; whoever takes it forgets it. */
  private @Nullable JacError raised;

  private @Nullable JacError placed;
  private int at;

  public Frame(@Nullable Object[] slots, Budget budget) {
    this.slots = slots;
    this.budget = budget;
  }

  /** Raises an error out of a step; the step's completion code. */
  public final int raise(JacError error) {
    raised = error;
    return Step.RAISE;
  }

  /** The error of a step that ended by {@link Step#RAISE}. */
  public final JacError raised() {
    JacError error = raised;
    if (error == null) {
      throw new IllegalStateException("nothing was raised");
    }
    raised = null;
    return error;
  }

  /** Remembers where an error passed through this frame; the innermost place counts. */
  public final void place(JacError error, int offset) {
    if (!Identity.same(placed, error)) {
      placed = error;
      at = offset;
    }
  }

  /** Where the error passed through this frame. */
  public final int placeOf(JacError error, int otherwise) {
    return Identity.same(placed, error) ? at : otherwise;
  }

  public final Cell cell(int slot) {
    Object cell = slots[slot];
    if (cell == null) {
      throw new IllegalStateException("the cell in slot " + slot + " was not made");
    }
    return (Cell) cell;
  }
}

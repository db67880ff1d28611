package io.jacquard.jac.eval.call;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.failure.JacError;
import org.jspecify.annotations.Nullable;

/** The frame of a generator, which outlives its suspensions. */
public final class GeneratorFrame extends Frame {
  /** Where each resumable step goes on; 0 means from the start. */
  public final int[] resume;

  Object sent = None.NONE;
  public @Nullable JacError thrown;

  public GeneratorFrame(@Nullable Object[] slots, Budget budget, int steps) {
    super(slots, budget);
    this.resume = new int[steps];
  }

  /** The saved state of a step, which is forgotten. */
  public int take(int step) {
    int state = resume[step];
    resume[step] = 0;
    return state;
  }

  /** The value sent to the yield that resumes; raises what was thrown instead. */
  public Object received() {
    JacError error = thrown;
    if (error != null) {
      thrown = null;
      throw error;
    }
    Object value = sent;
    sent = None.NONE;
    return value;
  }
}

package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.Budget;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.None;
import org.jspecify.annotations.Nullable;

/** The frame of a generator, which outlives its suspensions. */
final class GeneratorFrame extends Frame {
  /** Where each resumable step goes on; 0 means from the start. */
  final int[] resume;

  Object sent = None.NONE;
  @Nullable JacError thrown;

  GeneratorFrame(@Nullable Object[] slots, Budget budget, int steps) {
    super(slots, budget);
    this.resume = new int[steps];
  }

  /** The saved state of a step, which is forgotten. */
  int take(int step) {
    int state = resume[step];
    resume[step] = 0;
    return state;
  }

  /** The value sent to the yield that resumes; raises what was thrown instead. */
  Object received() {
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

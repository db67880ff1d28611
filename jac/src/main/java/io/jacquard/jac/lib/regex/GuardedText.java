package io.jacquard.jac.lib.regex;

import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;

/**
 * A text whose reading costs steps of the running call, so that a pattern that backtracks without
 * end meets the call's deadline like any loop.
 */
final class GuardedText implements CharSequence {
  private static final int READS_PER_STEP = 64;

  private final String text;
  private final Budget budget;
  private int reads;

  GuardedText(String text) {
    this(text, Execution.current().budget());
  }

  private GuardedText(String text, Budget budget) {
    this.text = text;
    this.budget = budget;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++reads == READS_PER_STEP) {
      reads = 0;
      budget.step();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}

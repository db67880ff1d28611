package io.jacquard.jac.eval;

import io.jacquard.jac.eval.call.GeneratorFrame;
import io.jacquard.jac.eval.statement.Block;
import io.jacquard.jac.eval.statement.Step;
import io.jacquard.jac.resolve.ir.FunctionCode;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.PyFunction;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The executable form of one function, shared by all functions made from it. */
public final class CodeUnit {
  private final FunctionCode code;
  private final int frameSize;
  private final int parameters;
  private final boolean plain;
  private final int[] wrapped;
  private final int[] fresh;
  private final int[] taken;
  private final int resumable;
  private final boolean simple;
  private final Step body;
  private final @Nullable Node expression;

  /**
   * @param resumable how many steps of the body keep a resume state
   */
  public CodeUnit(FunctionCode code, Step body, int resumable) {
    this.code = code;
    this.body = body;
    this.resumable = resumable;
    this.frameSize = code.locals().size();
    this.parameters = code.parameters().size();
    this.plain =
        code.parameters().stream()
            .allMatch(p ->
                p.kind() == PyFunction.ParameterKind.NORMAL
                    || p.kind() == PyFunction.ParameterKind.POSITIONAL_ONLY);
    this.taken = code.captures().stream().mapToInt(c -> c.inner().slot()).toArray();
    int[] cells =
        code.locals().stream()
            .filter(v -> v.captured())
            .mapToInt(v -> v.slot())
            .filter(slot -> Arrays.stream(taken).noneMatch(t -> t == slot))
            .toArray();
    this.wrapped = Arrays.stream(cells).filter(slot -> slot < parameters).toArray();
    this.fresh = Arrays.stream(cells).filter(slot -> slot >= parameters).toArray();
    this.simple = cells.length == 0 && taken.length == 0 && !code.generator() && !code.async();
    this.expression = body instanceof Block.Single single ? single.returned() : null;
  }

  public FunctionCode code() {
    return code;
  }

  public boolean generator() {
    return code.generator();
  }

  public boolean async() {
    return code.async();
  }

  /** Whether a call only runs the body: no cells, no generator, no coroutine. */
  public boolean simple() {
    return simple;
  }

  public int parameters() {
    return parameters;
  }

  /** Whether arguments given by position go to the slots one by one. */
  public boolean plain() {
    return plain;
  }

  /** The slots of a new frame. */
  public @Nullable Object[] slots() {
    return new Object[frameSize];
  }

  /** Puts cells where captured variables live; arguments stand in the slots already. */
  public void makeCells(@Nullable Object[] slots, Cell[] captured) {
    for (int slot : wrapped) {
      slots[slot] = new Cell(slots[slot]);
    }
    for (int slot : fresh) {
      slots[slot] = new Cell();
    }
    for (int i = 0; i < taken.length; i++) {
      slots[taken[i]] = captured[i];
    }
  }

  public GeneratorFrame generatorFrame(@Nullable Object[] slots, Budget budget) {
    return new GeneratorFrame(slots, budget, resumable);
  }

  /** Runs the body in a fresh frame to its end. */
  public Object run(@Nullable Object[] slots, Budget budget) {
    budget.enter();
    Frame frame = new Frame(slots, budget);
    try {
      if (expression != null) {
        return expression.execute(frame);
      }
      int code = body.run(frame);
      if (code == Step.RAISE) {
        throw frame.raised();
      }
      return code == Step.RETURN ? frame.result : None.NONE;
    } catch (JacError e) {
      trace(e, frame);
      throw e;
    } finally {
      budget.leave();
    }
  }

  /** Runs the body in a frame that the caller keeps; the completion code. */
  public int step(Frame frame) {
    Budget budget = frame.budget;
    budget.enter();
    try {
      int code = body.run(frame);
      if (code == Step.RAISE) {
        throw frame.raised();
      }
      return code;
    } catch (JacError e) {
      trace(e, frame);
      throw e;
    } finally {
      budget.leave();
    }
  }

  private void trace(JacError error, Frame frame) {
    error
        .trace()
        .add(new JacError.TraceEntry(code.source(), frame.placeOf(error, body.at()), code.name()));
  }
}

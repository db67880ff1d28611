package io.jacquard.jac.eval;

import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.JacError;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyCallable;
import io.jacquard.jac.runtime.PyGenerator;
import io.jacquard.jac.runtime.PyIterator;
import org.jspecify.annotations.Nullable;

/** The statements at which a generator suspends. */
final class YieldSteps {
  private static final int SUSPENDED = 1;

  private YieldSteps() {}

  static final class Yield extends Step {
    private final Node value;
    private final TargetNode result;
    private final int state;

    Yield(int at, Node value, TargetNode result, int state) {
      super(at);
      this.value = value;
      this.result = result;
      this.state = state;
    }

    @Override
    int run(Frame frame) {
      GeneratorFrame generator = (GeneratorFrame) frame;
      if (generator.take(state) == SUSPENDED) {
        result.store(frame, generator.received());
        return NORMAL;
      }
      frame.result = value.execute(frame);
      generator.resume[state] = SUSPENDED;
      return SUSPEND;
    }
  }

  /** {@code yield from}: hands everything through to another iterator until it ends. */
  static final class YieldFrom extends Step {
    private final Node source;
    private final int iterator;
    private final TargetNode result;
    private final int state;

    YieldFrom(int at, Node source, int iterator, TargetNode result, int state) {
      super(at);
      this.source = source;
      this.iterator = iterator;
      this.result = result;
      this.state = state;
    }

    @Override
    int run(Frame frame) {
      GeneratorFrame generator = (GeneratorFrame) frame;
      Object next;
      PyIterator items;
      if (generator.take(state) == SUSPENDED) {
        items = kept(frame);
        next = resume(generator, items);
      } else {
        items = Ops.iterate(source.execute(frame));
        frame.slots[iterator] = items;
        next = items.next();
      }
      if (next != null) {
        frame.result = next;
        generator.resume[state] = SUSPENDED;
        return SUSPEND;
      }
      frame.slots[iterator] = null;
      result.store(frame, items instanceof PyGenerator g ? g.returnValue() : None.NONE);
      return NORMAL;
    }

    private PyIterator kept(Frame frame) {
      if (frame.slots[iterator] instanceof PyIterator items) {
        return items;
      }
      throw new IllegalStateException("a suspended delegation keeps its iterator");
    }

    private static @Nullable Object resume(GeneratorFrame frame, PyIterator items) {
      JacError thrown = frame.thrown;
      frame.thrown = null;
      if (thrown == null) {
        Object sent = frame.received();
        return items instanceof PyGenerator g ? g.send(sent) : send(items, sent);
      }
      if (!(items instanceof PyGenerator g)) {
        throw thrown;
      }
      if (Raised.is(thrown, "GeneratorExit")) {
        g.close();
        throw thrown;
      }
      return g.raise(thrown);
    }

    private static @Nullable Object send(PyIterator items, Object sent) {
      if (Identity.same(sent, None.NONE)) {
        return items.next();
      }
      if (Ops.findAttr(items, "send") == null) {
        throw Errors.attributeError(
            "'" + Ops.typeOf(items).name() + "' object has no attribute 'send'");
      }
      return Ops.callMethod(items, "send", new Object[] {sent}, PyCallable.NO_KEYWORDS);
    }
  }
}

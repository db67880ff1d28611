package io.jacquard.jac.eval.statement;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.Raised;
import io.jacquard.jac.eval.call.GeneratorFrame;
import io.jacquard.jac.eval.expression.TargetNode;
import io.jacquard.jac.runtime.Identity;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.iteration.ObjectIterator;
import io.jacquard.jac.runtime.iteration.PyGenerator;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import org.jspecify.annotations.Nullable;

/** The statements at which a generator suspends. */
public final class YieldSteps {
  private static final int SUSPENDED = 1;

  private YieldSteps() {}

  public static final class Yield extends Step {
    private final Node value;
    private final TargetNode result;
    private final int state;

    public Yield(int at, Node value, TargetNode result, int state) {
      super(at);
      this.value = value;
      this.result = result;
      this.state = state;
    }

    @Override
    public int run(Frame frame) {
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
  public static final class YieldFrom extends Step {
    private final Node source;
    private final int iterator;
    private final TargetNode result;
    private final int state;

    public YieldFrom(int at, Node source, int iterator, TargetNode result, int state) {
      super(at);
      this.source = source;
      this.iterator = iterator;
      this.result = result;
      this.state = state;
    }

    @Override
    public int run(Frame frame) {
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
      result.store(frame, value(items));
      return NORMAL;
    }

    private static Object value(PyIterator ended) {
      return switch (ended) {
        case PyGenerator generator -> generator.returnValue();
        case ObjectIterator object -> object.result();
        default -> None.NONE;
      };
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
      return switch (items) {
        case PyGenerator generator -> raise(generator, thrown);
        case ObjectIterator object -> raise(object, thrown);
        default -> throw thrown;
      };
    }

    private static @Nullable Object raise(PyGenerator generator, JacError thrown) {
      if (Raised.is(thrown, "GeneratorExit")) {
        generator.close();
        throw thrown;
      }
      return generator.raise(thrown);
    }

    private static @Nullable Object raise(ObjectIterator object, JacError thrown) {
      boolean exit = Raised.is(thrown, "GeneratorExit");
      if (exit && object.has("close")) {
        object.invoke("close");
      }
      if (exit || !object.has("throw")) {
        throw thrown;
      }
      return object.invoke("throw", thrown.exception());
    }

    private static @Nullable Object send(PyIterator items, Object sent) {
      if (Identity.same(sent, None.NONE)) {
        return items.next();
      }
      if (items instanceof ObjectIterator object) {
        return object.invoke("send", sent);
      }
      if (Ops.findAttr(items, "send") == null) {
        throw Errors.attributeError(
            "'" + Ops.typeOf(items).name() + "' object has no attribute 'send'");
      }
      return Ops.callMethod(items, "send", new Object[] {sent}, PyCallable.NO_KEYWORDS);
    }
  }
}

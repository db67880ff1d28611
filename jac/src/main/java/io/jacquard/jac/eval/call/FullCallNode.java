package io.jacquard.jac.eval.call;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.resolve.ir.IrExpr.IrArgument;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Calls with keyword or spread arguments. */
public final class FullCallNode {
  private FullCallNode() {}

  /** Positional arguments, then keywords known by name. */
  public static final class Keywords extends Node {
    private final Node callee;
    private final Node[] arguments;
    private final String[] keywords;
    private final int at;

    public Keywords(Node callee, Node[] arguments, String[] keywords, int at) {
      this.callee = callee;
      this.arguments = arguments;
      this.keywords = keywords;
      this.at = at;
    }

    @Override
    public Object execute(Frame frame) {
      Object target = callee.execute(frame);
      Object[] values = CallNode.evaluate(arguments, frame);
      try {
        return Ops.call(target, values, keywords);
      } catch (JacError e) {
        frame.place(e, at);
        throw e;
      }
    }
  }

  /** Any arguments; {@code *values} and {@code **values} are spread out. */
  public static final class Spread extends Node {
    private final Node callee;
    private final List<IrArgument> kinds;
    private final Node[] arguments;
    private final int at;

    public Spread(Node callee, List<IrArgument> kinds, Node[] arguments, int at) {
      this.callee = callee;
      this.kinds = kinds;
      this.arguments = arguments;
      this.at = at;
    }

    @Override
    public Object execute(Frame frame) {
      Object target = callee.execute(frame);
      List<Object> positional = new ArrayList<>();
      List<String> names = new ArrayList<>();
      List<Object> named = new ArrayList<>();
      try {
        for (int i = 0; i < arguments.length; i++) {
          Object value = arguments[i].execute(frame);
          switch (kinds.get(i)) {
            case IrArgument.Positional _ -> positional.add(value);
            case IrArgument.Star _ -> spread(target, value, positional);
            case IrArgument.Keyword(var name, _) -> add(target, name, value, names, named);
            case IrArgument.DoubleStar _ -> spreadNamed(target, value, names, named);
          }
        }
        positional.addAll(named);
        return Ops.call(target, positional.toArray(), names.toArray(new String[0]));
      } catch (JacError e) {
        frame.place(e, at);
        throw e;
      }
    }

    private static void spread(Object target, Object value, List<Object> into) {
      if (!Iteration.isIterable(value)) {
        throw Errors.typeError(
            describe(target)
                + " argument after * must be an iterable, not "
                + Ops.typeOf(value).name());
      }
      Collections.addAll(into, Iteration.toArray(value));
    }

    private static void spreadNamed(
        Object target, Object value, List<String> names, List<Object> named) {
      PyDict entries = value instanceof PyDict dict ? dict : new PyDict();
      if (!(value instanceof PyDict)) {
        if (Ops.findAttr(value, "keys") == null) {
          throw Errors.typeError(
              describe(target)
                  + " argument after ** must be a mapping, not "
                  + Ops.typeOf(value).name());
        }
        entries.update(value);
      }
      PyDict.Cursor cursor = entries.entries();
      while (cursor.next()) {
        if (!(cursor.key() instanceof String name)) {
          throw Errors.typeError("keywords must be strings");
        }
        add(target, name, cursor.value(), names, named);
      }
    }

    private static void add(
        Object target, String name, Object value, List<String> names, List<Object> named) {
      if (names.contains(name)) {
        throw Errors.typeError(
            describe(target) + " got multiple values for keyword argument '" + name + "'");
      }
      names.add(name);
      named.add(value);
    }

    private static String describe(Object target) {
      Object module = Ops.findAttr(target, "__module__");
      Object name = Ops.findAttr(target, "__qualname__");
      String shown = name == null ? Ops.typeOf(target).name() + " object" : name + "()";
      return module instanceof String prefix && name != null && !prefix.equals("builtins")
          ? prefix + "." + shown
          : shown;
    }
  }
}

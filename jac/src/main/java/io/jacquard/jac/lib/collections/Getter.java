package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * What {@code operator.itemgetter} and its like make: functions that take something from their
 * argument.
 *
 * @param arguments what it was made with, the values of keywords last
 */
record Getter(PyType type, List<Object> arguments, List<String> keywords)
    implements PyCallable, NativeValue {
  static final PyType ITEM = define("itemgetter");
  static final PyType ATTRIBUTE = define("attrgetter");
  static final PyType METHOD = define("methodcaller");

  private static PyType define(String name) {
    PyType type = new ClassBuilder("operator", name).build();
    return type.constructor((args, keywords) -> make(type, args, keywords));
  }

  private static Getter make(PyType type, Object[] args, String[] keywords) {
    boolean method = type == METHOD;
    if (keywords.length > 0 && !method) {
      throw Errors.typeError(type.name() + "() takes no keyword arguments");
    }
    if (args.length == keywords.length) {
      throw Errors.typeError(
          method
              ? "methodcaller needs at least one argument, the method name"
              : type.name() + " expected 1 argument, got 0");
    }
    if (method && !(args[0] instanceof String)) {
      throw Errors.typeError("method name must be a string");
    }
    if (type == ATTRIBUTE && !Arrays.stream(args).allMatch(String.class::isInstance)) {
      throw Errors.typeError("attribute name must be a string");
    }
    return new Getter(type, List.of(args), List.of(keywords));
  }

  @Override
  public Object call(Object[] args, String[] given) {
    if (given.length > 0) {
      throw Errors.typeError(type.name() + "() takes no keyword arguments");
    }
    if (args.length != 1) {
      throw Errors.typeError(type.name() + " expected 1 argument, got " + args.length);
    }
    if (type == METHOD) {
      Object[] rest = arguments.subList(1, arguments.size()).toArray();
      String[] names = keywords.toArray(String[]::new);
      return Ops.callMethod(args[0], Args.text(arguments.getFirst(), "name"), rest, names);
    }
    BinaryOperator<Object> get = type == ITEM ? Ops::getItem : Getter::path;
    Object[] taken = arguments.stream().map(what -> get.apply(args[0], what)).toArray();
    return taken.length == 1 ? taken[0] : PyTuple.of(taken);
  }

  private static Object path(Object target, Object dotted) {
    Object value = target;
    for (String name : Args.text(dotted, "attribute name").split("\\.", -1)) {
      value = Ops.getAttr(value, name);
    }
    return value;
  }

  @Override
  public String repr() {
    List<String> shown = new ArrayList<>();
    int positional = arguments.size() - keywords.size();
    for (int i = 0; i < arguments.size(); i++) {
      String name = i < positional ? "" : keywords.get(i - positional) + "=";
      shown.add(name + Ops.repr(arguments.get(i)));
    }
    return "operator." + type.name() + "(" + String.join(", ", shown) + ")";
  }
}

package io.jacquard.jac.lib.collections;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.collections.functools.Partial;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.List;
import java.util.function.BinaryOperator;

/** The module {@code operator}. */
public final class OperatorModule {
  private static final List<Operator> IN_PLACE =
      List.of(
          Operator.ADD,
          Operator.SUBTRACT,
          Operator.MULTIPLY,
          Operator.MATRIX_MULTIPLY,
          Operator.DIVIDE,
          Operator.FLOOR_DIVIDE,
          Operator.MODULO,
          Operator.POWER,
          Operator.BIT_AND,
          Operator.BIT_OR,
          Operator.BIT_XOR,
          Operator.SHIFT_LEFT,
          Operator.SHIFT_RIGHT);

  private OperatorModule() {}

  public static PyModule operator() {
    ModuleBuilder module = new ModuleBuilder("operator");
    arithmetic(module);
    comparisons(module);
    getters(module);
    return module.build();
  }

  private static void two(ModuleBuilder module, String name, BinaryOperator<Object> function) {
    module.function(name, "(a, b, /)", a -> function.apply(a[0], a[1]));
  }

  private static void arithmetic(ModuleBuilder module) {
    two(module, "add", Ops::add);
    two(module, "concat", Ops::add);
    two(module, "sub", Ops::subtract);
    two(module, "mul", Ops::multiply);
    two(module, "truediv", Ops::divide);
    two(module, "floordiv", Ops::floorDivide);
    two(module, "mod", Ops::modulo);
    two(module, "pow", Ops::power);
    two(module, "matmul", Ops::matrixMultiply);
    two(module, "and_", Ops::bitAnd);
    two(module, "or_", Ops::bitOr);
    two(module, "xor", Ops::bitXor);
    two(module, "lshift", Ops::shiftLeft);
    two(module, "rshift", Ops::shiftRight);
    for (Operator operator : IN_PLACE) {
      String name = operator.inPlaceMethod().replace("_", "");
      two(module, name, (a, b) -> Ops.inPlace(operator, a, b));
    }
    two(module, "iconcat", Ops::inPlaceAdd);
    module
        .function("neg", "(a, /)", a -> Ops.negate(a[0]))
        .function("pos", "(a, /)", a -> Ops.plus(a[0]))
        .function("inv", "(a, /)", a -> Ops.invert(a[0]))
        .function("invert", "(a, /)", a -> Ops.invert(a[0]))
        .function("abs", "(a, /)", a -> Ops.absolute(a[0]))
        .function("index", "(a, /)", a -> Args.normalize(Args.bigInt(a[0])));
  }

  private static void comparisons(ModuleBuilder module) {
    two(module, "eq", Ops::equality);
    two(module, "ne", Ops::inequality);
    two(module, "lt", (a, b) -> Ops.ordering(Operator.LT, a, b));
    two(module, "le", (a, b) -> Ops.ordering(Operator.LE, a, b));
    two(module, "gt", (a, b) -> Ops.ordering(Operator.GT, a, b));
    two(module, "ge", (a, b) -> Ops.ordering(Operator.GE, a, b));
    two(module, "is_", Ops::is);
    two(module, "is_not", (a, b) -> !Ops.is(a, b));
    two(module, "contains", Ops::contains);
    module
        .function("not_", "(a, /)", a -> !Ops.truthy(a[0]))
        .function("truth", "(a, /)", a -> Ops.truthy(a[0]));
  }

  private static void getters(ModuleBuilder module) {
    two(module, "getitem", Ops::getItem);
    two(
        module,
        "countOf",
        (a, b) -> Args.items(a).stream().filter(item -> Ops.eq(item, b)).count());
    two(module, "indexOf", OperatorModule::indexOf);
    module
        .function("length_hint", "(obj, default=0, /)", a -> lengthHint(a[0], a[1]))
        .function("call", "(obj, /, *args, **kwargs)", OperatorModule::call)
        .function(
            "setitem",
            "(a, b, c, /)",
            a -> {
              Ops.setItem(a[0], a[1], a[2]);
              return None.NONE;
            })
        .function(
            "delitem",
            "(a, b, /)",
            a -> {
              Ops.delItem(a[0], a[1]);
              return None.NONE;
            })
        .type(Getter.ITEM)
        .type(Getter.ATTRIBUTE)
        .type(Getter.METHOD);
  }

  private static Object lengthHint(Object value, Object otherwise) {
    for (String method : new String[] {"__len__", "__length_hint__"}) {
      Object found = Ops.typeOf(value).lookup(method);
      if (found != null) {
        return Ops.callMethod(value, method, new Object[0], new String[0]);
      }
    }
    return otherwise;
  }

  private static Object indexOf(Object sequence, Object wanted) {
    long at = 0;
    for (Object item : Args.items(sequence)) {
      if (Ops.eq(item, wanted)) {
        return at;
      }
      at++;
    }
    throw Errors.valueError("sequence.index(x): x not in sequence");
  }

  private static Object call(Object[] a) {
    return new Partial(a[0], (PyTuple) a[1], (io.jacquard.jac.runtime.container.dict.PyDict) a[2])
        .call();
  }
}

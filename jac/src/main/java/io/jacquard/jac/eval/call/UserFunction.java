package io.jacquard.jac.eval.call;

import io.jacquard.jac.eval.Cell;
import io.jacquard.jac.eval.CodeUnit;
import io.jacquard.jac.resolve.ir.FunctionCode;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.function.PyFunction;
import io.jacquard.jac.runtime.function.Signature;
import io.jacquard.jac.runtime.iteration.PyCoroutine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of the program: code, the cells it closes over, and its defaults. */
public final class UserFunction extends PyFunction {
  private final CodeUnit unit;
  private final PyModule module;
  private final Cell[] captured;
  private final Object[] defaults;
  private @Nullable Signature signature;

  UserFunction(CodeUnit unit, PyModule module, Cell[] captured, Object[] defaults) {
    this.unit = unit;
    this.module = module;
    this.captured = captured;
    this.defaults = defaults;
  }

  /** Whether a call with so many positional arguments fills the parameters without more ado. */
  boolean takes(int arguments) {
    return unit.plain()
        && arguments <= unit.parameters()
        && arguments >= unit.parameters() - defaults.length;
  }

  /** The slots of a frame, to be filled with the arguments from slot 0 on. */
  @Nullable Object[] slots() {
    return unit.slots();
  }

  /** Calls with arguments that stand in the slots; {@link #takes} was asked before. */
  Object enter(@Nullable Object[] slots, int given, Budget budget) {
    if (given < unit.parameters()) {
      fill(slots, given);
    }
    return unit.simple() ? unit.run(slots, budget) : start(slots, budget);
  }

  private void fill(@Nullable Object[] slots, int given) {
    for (int i = unit.parameters() - given; i > 0; i--) {
      slots[unit.parameters() - i] = defaults[defaults.length - i];
    }
  }

  private Object start(@Nullable Object[] slots, Budget budget) {
    unit.makeCells(slots, captured);
    if (unit.generator()) {
      return new UserGenerator(unit, unit.generatorFrame(slots, budget));
    }
    if (unit.async()) {
      return PyCoroutine.of(name(), () -> unit.run(slots, Execution.current().budget()));
    }
    return unit.run(slots, budget);
  }

  @Override
  public Object call(Object[] args, String[] keywords) {
    Budget budget = Execution.current().budget();
    @Nullable Object[] slots = unit.slots();
    if (keywords.length == 0 && takes(args.length)) {
      System.arraycopy(args, 0, slots, 0, args.length);
      return enter(slots, args.length, budget);
    }
    @Nullable Object[] bound = signature().bind(callee(), args, keywords);
    System.arraycopy(bound, 0, slots, 0, bound.length);
    return start(slots, budget);
  }

  @Override
  public Object callMethod(Object self, Object[] args, String[] keywords) {
    if (keywords.length == 0 && takes(args.length + 1)) {
      @Nullable Object[] slots = unit.slots();
      slots[0] = self;
      System.arraycopy(args, 0, slots, 1, args.length);
      return enter(slots, args.length + 1, Execution.current().budget());
    }
    return super.callMethod(self, args, keywords);
  }

  @Override
  public PyModule globals() {
    return module;
  }

  private Signature.Callee callee() {
    return new Signature.Callee(name(), qualifiedName(), false);
  }

  private Signature signature() {
    Signature known = signature;
    if (known == null) {
      List<io.jacquard.jac.runtime.function.Parameter> list = new ArrayList<>();
      for (Parameter p : parameters()) {
        boolean variadic =
            p.kind() == ParameterKind.VAR_POSITIONAL || p.kind() == ParameterKind.VAR_KEYWORD;
        list.add(
            new io.jacquard.jac.runtime.function.Parameter(
                p.name(), kind(p.kind()), !variadic && p.defaultValue() == null, p.defaultValue()));
      }
      known = Signature.of(list);
      signature = known;
    }
    return known;
  }

  private static io.jacquard.jac.runtime.function.Parameter.Kind kind(ParameterKind kind) {
    return switch (kind) {
      case POSITIONAL_ONLY -> io.jacquard.jac.runtime.function.Parameter.Kind.POSITIONAL_ONLY;
      case NORMAL -> io.jacquard.jac.runtime.function.Parameter.Kind.POSITIONAL_OR_KEYWORD;
      case KEYWORD_ONLY -> io.jacquard.jac.runtime.function.Parameter.Kind.KEYWORD_ONLY;
      case VAR_POSITIONAL -> io.jacquard.jac.runtime.function.Parameter.Kind.VAR_POSITIONAL;
      case VAR_KEYWORD -> io.jacquard.jac.runtime.function.Parameter.Kind.VAR_KEYWORD;
    };
  }

  @Override
  public String name() {
    return unit.code().name();
  }

  @Override
  public String qualifiedName() {
    return unit.code().qualifiedName();
  }

  @Override
  public String module() {
    return module.name();
  }

  @Override
  protected String displayModule() {
    return module.get("__name__") instanceof String shown ? shown : module.name();
  }

  @Override
  public @Nullable String doc() {
    return unit.code().doc();
  }

  @Override
  public String returns() {
    return unit.code().returns();
  }

  @Override
  public boolean async() {
    return unit.async();
  }

  @Override
  public boolean generator() {
    return unit.generator();
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> list = new ArrayList<>();
    int next = 0;
    for (FunctionCode.Parameter p : unit.code().parameters()) {
      Object defaultValue = p.optional() ? defaults[next++] : null;
      list.add(new Parameter(p.variable().name(), p.kind(), p.annotation(), defaultValue));
    }
    return list;
  }
}

package io.jacquard.jac.eval.lowering;

import io.jacquard.jac.eval.CodeUnit;
import io.jacquard.jac.eval.ModuleContext;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.call.FunctionNodes;
import io.jacquard.jac.eval.expression.TargetNode;
import io.jacquard.jac.eval.expression.Targets;
import io.jacquard.jac.eval.expression.VariableNodes;
import io.jacquard.jac.eval.statement.Step;
import io.jacquard.jac.eval.type.ClassNode;
import io.jacquard.jac.resolve.ir.ClassCode;
import io.jacquard.jac.resolve.ir.FunctionCode;
import io.jacquard.jac.resolve.ir.IrExpr;
import io.jacquard.jac.resolve.ir.Place;
import io.jacquard.jac.resolve.ir.Target;
import io.jacquard.jac.resolve.ir.Variable;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the executable form of functions and of the places that their names mean. */
public final class FunctionLowering {
  private final ModuleContext context;

  public FunctionLowering(ModuleContext context) {
    this.context = context;
  }

  ModuleContext context() {
    return context;
  }

  public CodeUnit unit(FunctionCode code) {
    StatementLowering statements = new StatementLowering(this, code);
    Step body = statements.block(code.at(), code.body());
    return new CodeUnit(code, body, statements.resumable());
  }

  FunctionNodes.MakeFunction function(FunctionCode code, Node[] defaults) {
    return new FunctionNodes.MakeFunction(unit(code), context.module(), captured(code), defaults);
  }

  private static int[] captured(FunctionCode code) {
    return code.captures().stream().mapToInt(c -> c.outer().slot()).toArray();
  }

  ClassNode classNode(IrExpr.MakeClass e, Node[] bases) {
    ClassCode code = e.code();
    List<ClassNode.AbilityNode> abilities = new ArrayList<>();
    for (ClassCode.AbilityCode ability : code.abilities()) {
      FunctionCode trigger = ability.trigger();
      abilities.add(
          new ClassNode.AbilityNode(
              ability.name(),
              ability.entry(),
              trigger == null ? null : function(trigger, new Node[0])));
    }
    Object enumBase = code.kind() == PyType.Kind.ENUM ? enumModule("Enum") : null;
    return new ClassNode(
        code,
        unit(code.body()),
        context.module(),
        captured(code.body()),
        bases,
        abilities.toArray(new ClassNode.AbilityNode[0]),
        enumBase);
  }

  /** A member of the library's enum module. */
  @org.jspecify.annotations.Nullable
  Object enumModule(String name) {
    PyModule module = context.importer().find(0, "enum");
    return module == null ? null : module.get(name);
  }

  Node load(Place place, FunctionCode code) {
    return switch (place) {
      case Place.Local(var variable) ->
          variable.captured()
              ? new VariableNodes.LoadCell(variable.slot(), variable.name(), free(variable, code))
              : new VariableNodes.LoadLocal(variable.slot(), variable.name());
      case Place.Global(var name) ->
          new VariableNodes.LoadGlobal(context.module().ref(name), builtins().get(name));
      case Place.ClassName(var name, var outer) ->
          new VariableNodes.LoadClassName(name, load(outer, code));
    };
  }

  private Map<String, Object> builtins() {
    return context.builtins();
  }

  private static boolean free(Variable variable, FunctionCode code) {
    return code.captures().stream().anyMatch(c -> c.inner() == variable);
  }

  TargetNode target(Place place, boolean shared) {
    return switch (place) {
      case Place.Local(var variable) ->
          variable.captured()
              ? new Targets.CellTarget(variable.slot(), variable.name())
              : new Targets.LocalTarget(variable.slot(), variable.name());
      case Place.Global(var name) -> new Targets.GlobalTarget(context.module().ref(name), shared);
      case Place.ClassName(var name, _) -> new Targets.ClassTarget(name);
    };
  }

  TargetNode target(Target target, ExpressionLowering expressions, boolean shared) {
    return switch (target) {
      case Target.Name(_, var place) -> target(place, shared);
      case Target.Attribute(_, var object, var name) ->
          new Targets.AttributeTarget(expressions.lower(object), name);
      case Target.Item(_, var object, var index) ->
          new Targets.ItemTarget(expressions.lower(object), expressions.lower(index));
      case Target.Unpack(_, var elements, var star) ->
          new Targets.UnpackTarget(
              elements.stream()
                  .map(element -> target(element, expressions, shared))
                  .toArray(TargetNode[]::new),
              star);
    };
  }
}

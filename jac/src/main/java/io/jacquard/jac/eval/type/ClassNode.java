package io.jacquard.jac.eval.type;

import io.jacquard.jac.eval.Cell;
import io.jacquard.jac.eval.CodeUnit;
import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.eval.call.CallNode;
import io.jacquard.jac.eval.call.FunctionNodes;
import io.jacquard.jac.eval.call.UserFunction;
import io.jacquard.jac.eval.statement.Step;
import io.jacquard.jac.osp.OspTypes;
import io.jacquard.jac.osp.walk.Abilities;
import io.jacquard.jac.osp.walk.Ability;
import io.jacquard.jac.resolve.ir.ClassCode;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.ClassCreation;
import io.jacquard.jac.runtime.type.ClassDraft;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.PyType.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a class: evaluates its bases, runs its body, registers its fields and abilities. */
public final class ClassNode extends Node {
  private final ClassCode code;
  private final CodeUnit body;
  private final PyModule module;
  private final int[] captured;
  private final Node[] bases;
  private final AbilityNode[] abilities;
  private final @Nullable Object enumBase;

  /** An ability and the function that evaluates its trigger. */
  public record AbilityNode(
      String name, boolean entry, FunctionNodes.@Nullable MakeFunction trigger) {}

  /**
   * @param enumBase the base of enums that name none
   */
  public ClassNode(
      ClassCode code,
      CodeUnit body,
      PyModule module,
      int[] captured,
      Node[] bases,
      AbilityNode[] abilities,
      @Nullable Object enumBase) {
    this.code = code;
    this.body = body;
    this.module = module;
    this.captured = captured;
    this.bases = bases;
    this.abilities = abilities;
    this.enumBase = enumBase;
  }

  @Override
  public Object execute(Frame outer) {
    ClassBases parents = ClassBases.of(CallNode.evaluate(bases, outer));
    PyType implicit = implicitBase();
    if (implicit != null && !parents.types().contains(implicit)) {
      parents = parents.and(implicit);
    }
    PyType metaclass = ClassCreation.metaclass(BuiltinTypes.TYPE, parents.types());
    ClassFrame frame = frame(outer, metaclass, parents);
    fillIn(frame, parents);
    body.step(frame);
    ClassDraft draft = new ClassDraft(module.name(), code.kind(), type -> adopt(type, frame));
    Object made;
    if (metaclass.kind() == PyType.Kind.BUILTIN) {
      made =
          ClassCreation.make(
              metaclass, code.name(), parents.types(), frame.namespace, draft, new PyDict());
    } else {
      frame.namespace.put(ClassDraft.NAME, draft);
      made = Ops.call(metaclass, code.name(), parents.tuple(), frame.names());
    }
    if (made instanceof PyType type) {
      define(type, frame);
    }
    return made;
  }

  private void fillIn(ClassFrame frame, ClassBases parents) {
    Object moduleName = module.get("__name__");
    frame.namespace.put("__module__", moduleName == null ? module.name() : moduleName);
    frame.namespace.put("__qualname__", code.qualifiedName());
    if (code.doc() != null) {
      frame.namespace.put("__doc__", code.doc());
    }
    if (code.async()) {
      frame.namespace.put("__jac_async__", true);
    }
    if (!code.annotations().isEmpty()) {
      frame.namespace.put("__annotations__", PyDict.copyOf(code.annotations()));
    }
    if (parents.rewritten() != null) {
      frame.namespace.put("__orig_bases__", parents.rewritten());
    }
  }

  private void adopt(PyType type, ClassFrame frame) {
    type.fields(ClassCreation.merged(type, frame.fields));
    if (code.self().captured()) {
      frame.cell(code.self().slot()).value = type;
    }
  }

  private ClassFrame frame(Frame outer, PyType metaclass, ClassBases parents) {
    @Nullable Object[] slots = body.slots();
    Cell[] cells = new Cell[captured.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = outer.cell(captured[i]);
    }
    body.makeCells(slots, cells);
    Object prepare = Ops.findAttr(metaclass, "__prepare__");
    return metaclass.kind() == PyType.Kind.BUILTIN || prepare == null
        ? new ClassFrame(slots, outer.budget)
        : new ClassFrame(slots, outer.budget, Ops.call(prepare, code.name(), parents.tuple()));
  }

  private @Nullable PyType implicitBase() {
    return switch (code.kind()) {
      case NODE -> OspTypes.NODE;
      case EDGE -> OspTypes.EDGE;
      case WALKER -> OspTypes.WALKER;
      case ENUM -> enumBase instanceof PyType type ? type : null;
      case OBJ -> OspTypes.ARCHETYPE;
      case CLASS, BUILTIN -> null;
    };
  }

  private void define(PyType type, ClassFrame frame) {
    List<Ability> own = new ArrayList<>();
    for (AbilityNode ability : abilities) {
      if (type.namespace().get(ability.name) instanceof PyCallable function) {
        PyCallable trigger = ability.trigger == null ? null : ability.trigger.make(frame);
        own.add(
            new Ability(
                ability.name,
                ability.entry,
                trigger == null ? null : () -> trigger.call(),
                function));
      }
    }
    if (!own.isEmpty()) {
      Abilities.define(type, own);
    }
  }

  /** Declares a {@code has} field while the body of its class runs. */
  public static final class FieldStep extends Step {
    private final String name;
    private final String annotation;
    private final @Nullable Object constant;
    private final FunctionNodes.@Nullable MakeFunction factory;
    private final boolean byPostinit;

    public FieldStep(
        int at,
        String name,
        String annotation,
        @Nullable Object constant,
        FunctionNodes.@Nullable MakeFunction factory,
        boolean byPostinit) {
      super(at);
      this.name = name;
      this.annotation = annotation;
      this.constant = constant;
      this.factory = factory;
      this.byPostinit = byPostinit;
    }

    @Override
    public int run(Frame frame) {
      ClassFrame body = (ClassFrame) frame;
      body.fields.put(name, spec(frame));
      if (constant != null) {
        body.namespace.put(name, constant);
      }
      return NORMAL;
    }

    private FieldSpec spec(Frame frame) {
      if (constant != null) {
        Object value = constant;
        return new FieldSpec(name, annotation, () -> value, byPostinit);
      }
      if (factory == null) {
        return new FieldSpec(name, annotation, null, byPostinit);
      }
      UserFunction function = factory.make(frame);
      return new FieldSpec(name, annotation, () -> function.call(new Object[0]), byPostinit);
    }
  }
}

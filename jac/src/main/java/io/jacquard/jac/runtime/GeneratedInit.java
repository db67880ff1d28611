package io.jacquard.jac.runtime;

import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.Method;
import io.jacquard.jac.runtime.function.Parameter;
import io.jacquard.jac.runtime.function.Signature;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code __init__} that an archetype gets from its {@code has} fields: one parameter a field,
 * base-class fields first, defaults made per instance, {@code __post_init__} at the end.
 */
public final class GeneratedInit implements Method, NativeValue {
  private final PyType owner;
  private final Signature signature;
  private final Signature.Callee callee;
  private final @Nullable Initial[] parameters;
  private final List<PyType.FieldSpec> fields;

  /** A field's place among the parameters. */
  private record Initial(int parameter) {}

  public GeneratedInit(PyType owner) {
    this.owner = owner;
    this.fields = owner.fields();
    this.callee = new Signature.Callee("__init__", owner.qualname() + ".__init__", true);
    this.parameters = new Initial[fields.size()];
    List<Parameter> declared = new ArrayList<>();
    declared.add(new Parameter("self", Parameter.Kind.POSITIONAL_OR_KEYWORD, true, null));
    for (int i = 0; i < fields.size(); i++) {
      PyType.FieldSpec field = fields.get(i);
      if (!field.byPostinit()) {
        parameters[i] = new Initial(declared.size());
        declared.add(
            new Parameter(
                field.name(), Parameter.Kind.POSITIONAL_OR_KEYWORD, field.factory() == null, null));
      }
    }
    this.signature = Signature.of(declared);
  }

  @Override
  public String name() {
    return "__init__";
  }

  @Override
  public Object call(Object[] args, String[] keywords) {
    @Nullable Object[] bound = signature.bind(callee, args, keywords);
    if (!(bound[0] instanceof Instance instance)) {
      throw Errors.typeError("__init__ needs an instance of '" + owner.name() + "'");
    }
    for (int i = 0; i < fields.size(); i++) {
      Initial place = parameters[i];
      @Nullable Object value = place == null ? null : bound[place.parameter()];
      if (value == null) {
        value = defaultOf(owner.fields().get(i));
      }
      if (value != null) {
        Attributes.set(instance, fields.get(i).name(), value);
      }
    }
    Object post = instance.type().lookup("__post_init__");
    if (post != null) {
      Dunder.call(post, instance);
    }
    return None.NONE;
  }

  private static @Nullable Object defaultOf(PyType.FieldSpec field) {
    var factory = field.factory();
    return factory == null ? null : factory.get();
  }

  @Override
  public PyType type() {
    return BuiltinTypes.FUNCTION;
  }

  @Override
  public String repr() {
    return "<function %s at 0x%012x>".formatted(callee.qualified(), System.identityHashCode(this));
  }

  @Override
  public @Nullable Object attr(String attribute) {
    return switch (attribute) {
      case "__name__" -> name();
      case "__qualname__" -> callee.qualified();
      case "__module__" -> owner.displayModule();
      default -> null;
    };
  }
}

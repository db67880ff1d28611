package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.Operator;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.container.PyTuple;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A name of {@code typing} in an annotation: it can be subscribed and joined, and does nothing.
 *
 * @param arguments what stands in brackets
 */
record TypingForm(String name, PyTuple arguments) implements NativeValue {
  private static final PyType TYPE =
      new ClassBuilder("typing", "_SpecialForm")
          .property("__name__", TypingForm.class, TypingForm::name)
          .property("__args__", TypingForm.class, TypingForm::arguments)
          .method("__call__", "(self, *args, **kwargs)", a -> ((TypingForm) a[0]).refuse())
          .build();

  static TypingForm of(String name) {
    return new TypingForm(name, PyTuple.EMPTY);
  }

  private Object refuse() {
    throw io.jacquard.jac.runtime.Errors.typeError("Cannot instantiate " + repr());
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public Object getItem(Object key) {
    return new TypingForm(name, key instanceof PyTuple many ? many : PyTuple.of(key));
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return operator == Operator.BIT_OR ? new TypingForm("Union", PyTuple.of(this, right)) : null;
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.BIT_OR ? new TypingForm("Union", PyTuple.of(left, this)) : null;
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof TypingForm form
        && form.name.equals(name)
        && form.arguments.equalTo(arguments);
  }

  @Override
  public long hash() {
    return name.hashCode();
  }

  @Override
  public String repr() {
    if (arguments.size() == 0) {
      return "typing." + name;
    }
    return arguments.asJava().stream()
        .map(TypingForm::shown)
        .collect(Collectors.joining(", ", "typing." + name + "[", "]"));
  }

  private static String shown(Object argument) {
    return argument instanceof PyType type ? type.displayName() : Ops.repr(argument);
  }
}

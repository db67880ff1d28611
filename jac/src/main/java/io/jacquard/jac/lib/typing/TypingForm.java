package io.jacquard.jac.lib.typing;

import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Operator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A name of {@code typing} in an annotation: it can be subscribed and joined, and does nothing.
 *
 * @param arguments what stands in brackets
 */
record TypingForm(String name, PyTuple arguments) implements NativeValue {
  /** Stands before the name of a type variable, as its repr shows it. */
  static final String VARIABLE = "~";

  private static final PyType TYPE =
      new ClassBuilder("typing", "_SpecialForm")
          .property("__name__", TypingForm.class, form -> form.name.replace(VARIABLE, ""))
          .property("__args__", TypingForm.class, TypingForm::flatArguments)
          .property("__origin__", TypingForm.class, TypingForm::origin)
          .method("__call__", "(self, *args, **kwargs)", a -> ((TypingForm) a[0]).refuse())
          .build();

  private static final Map<String, PyType> ORIGINS =
      Map.ofEntries(
          Map.entry("List", BuiltinTypes.LIST),
          Map.entry("Dict", BuiltinTypes.DICT),
          Map.entry("Set", BuiltinTypes.SET),
          Map.entry("FrozenSet", BuiltinTypes.FROZENSET),
          Map.entry("Tuple", BuiltinTypes.TUPLE),
          Map.entry("Type", BuiltinTypes.TYPE));

  static TypingForm of(String name) {
    return new TypingForm(name, PyTuple.EMPTY);
  }

  /** What {@code get_origin} answers: the class behind a form in brackets, or the bare form. */
  private Object origin() {
    PyType behind = ORIGINS.get(name);
    if (behind != null) {
      return behind;
    }
    return arguments.size() == 0 ? None.NONE : of(name);
  }

  /** The members of a union once each, those of unions among them instead of these. */
  private static Object union(List<Object> written) {
    List<Object> members = new ArrayList<>();
    for (Object each : written) {
      boolean nested = each instanceof TypingForm form && form.isUnion();
      Object plain = each == None.NONE ? BuiltinTypes.NONE : each;
      for (Object member : nested ? ((TypingForm) each).members() : List.of(plain)) {
        if (members.stream().noneMatch(known -> Ops.eq(known, member))) {
          members.add(member);
        }
      }
    }
    return members.size() == 1
        ? members.getFirst()
        : new TypingForm("Union", PyTuple.of(members.toArray()));
  }

  boolean isVariable() {
    return name.startsWith(VARIABLE);
  }

  private boolean isUnion() {
    return name.equals("Union") && arguments.size() > 0;
  }

  private List<Object> members() {
    return arguments.asJava();
  }

  /** As {@code __args__} has them: the parameters of a Callable before what it answers. */
  private PyTuple flatArguments() {
    if (!name.equals("Callable") || !(arguments.get(0) instanceof PyList parameters)) {
      return arguments;
    }
    List<Object> flat = new ArrayList<>(parameters.asJava());
    flat.addAll(arguments.asJava().subList(1, arguments.size()));
    return PyTuple.of(flat.toArray());
  }

  private Object refuse() {
    throw Errors.typeError("Cannot instantiate " + repr());
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public Object getItem(Object key) {
    PyTuple given = key instanceof PyTuple many ? many : PyTuple.of(key);
    return switch (name) {
      case "Union" -> union(given.asJava());
      case "Optional" -> union(List.of(key, None.NONE));
      default -> new TypingForm(name, given);
    };
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    return operator == Operator.BIT_OR ? union(List.of(this, right)) : null;
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.BIT_OR ? union(List.of(left, this)) : null;
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
      return isVariable() ? name : "typing." + name;
    }
    if (isUnion() && arguments.size() == 2 && arguments.contains(BuiltinTypes.NONE)) {
      boolean first = arguments.get(0) == BuiltinTypes.NONE;
      return "typing.Optional[" + shown(arguments.get(first ? 1 : 0)) + "]";
    }
    if (name.equals("Literal")) {
      return "typing.Literal"
          + arguments.asJava().stream().map(Ops::repr).collect(Collectors.joining(", ", "[", "]"));
    }
    return arguments.asJava().stream()
        .map(TypingForm::shown)
        .collect(Collectors.joining(", ", "typing." + name + "[", "]"));
  }

  private static String shown(Object argument) {
    return switch (argument) {
      case PyType type -> type.displayName();
      case Singleton s when s == Singleton.ELLIPSIS -> "...";
      case PyList list ->
          list.asJava().stream().map(TypingForm::shown).collect(Collectors.joining(", ", "[", "]"));
      default -> Ops.repr(argument);
    };
  }
}

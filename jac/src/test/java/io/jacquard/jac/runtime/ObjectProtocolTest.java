package io.jacquard.jac.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.failure.PyException;
import io.jacquard.jac.runtime.function.ClassMethod;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.Property;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.function.StaticMethod;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.jac.runtime.type.PyType.FieldSpec;
import io.jacquard.jac.runtime.type.PyType.Kind;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Construction, attributes, operators and iteration of objects whose classes Java code makes. */
class ObjectProtocolTest {
  private static final String[] NONE = PyCallable.NO_KEYWORDS;

  private static PyType type(Kind kind, String name, PyType... bases) {
    return new PyType(name, "__main__", kind, List.of(bases));
  }

  private static FieldSpec field(String name, @Nullable Supplier<Object> factory) {
    return new FieldSpec(name, "int", factory, false);
  }

  private static NativeFunction method(String name, String signature, NativeFunction.Body body) {
    return NativeFunction.of(name, signature, body);
  }

  private static PyType point() {
    PyType type = type(Kind.OBJ, "Point");
    type.fields(List.of(field("x", null), field("y", () -> 5L)));
    type.finish();
    return type;
  }

  @Nested
  class Constructing {
    @Test
    void takesFieldsByPositionAndByKeyword() {
      Object made = point().call(new Object[] {1L, 2L}, new String[] {"y"});

      assertThat(Ops.repr(made)).isEqualTo("Point(x=1, y=2)");
    }

    @Test
    void makesDefaultsPerInstance() {
      PyType bag = type(Kind.OBJ, "Bag");
      bag.fields(List.of(field("items", PyList::new)));

      Object first = bag.call();
      Ops.callMethod(Ops.getAttr(first, "items"), "append", new Object[] {1L}, NONE);

      assertThat(Ops.repr(bag.call())).isEqualTo("Bag(items=[])");
    }

    @Test
    void namesWhatIsMissingOrTooMuch() {
      PyType point = point();

      assertThatThrownBy(point::call)
          .hasMessage("Point.__init__() missing 1 required positional argument: 'x'");
      assertThatThrownBy(() -> point.call(1L, 2L, 3L))
          .hasMessage("Point.__init__() takes from 2 to 3 positional arguments but 4 were given");
      assertThatThrownBy(() -> point.call(new Object[] {1L, 2L}, new String[] {"z"}))
          .hasMessage("Point.__init__() got an unexpected keyword argument 'z'");
      assertThatThrownBy(() -> point.call(new Object[] {1L, 2L}, new String[] {"x"}))
          .hasMessage("Point.__init__() got multiple values for argument 'x'");
    }

    @Test
    void refusesArgumentsForAPlainClassWithoutConstructor() {
      PyType plain = type(Kind.CLASS, "K");

      assertThatThrownBy(() -> plain.call(5L)).hasMessage("K() takes no arguments");
    }

    @Test
    void givesASubclassItsOwnConstructorEvenWhenTheBaseWroteOne() {
      PyType base = type(Kind.OBJ, "A");
      base.fields(List.of(field("x", () -> 1L)));
      base.define(method("__init__", "(self, p, q, r)", a -> io.jacquard.jac.runtime.None.NONE));
      base.finish();
      PyType sub = type(Kind.OBJ, "B", base);
      sub.fields(base.fields());

      assertThat(Ops.repr(sub.call())).isEqualTo("B(x=1)");
    }

    @Test
    void runsPostinitAfterTheGeneratedConstructorOnly() {
      PyType type = type(Kind.OBJ, "A");
      type.fields(List.of(field("x", null), new FieldSpec("y", "int", null, true)));
      type.define(
          method(
              "__post_init__",
              "(self)",
              a -> {
                Ops.setAttr(a[0], "y", Ops.multiply(Ops.getAttr(a[0], "x"), 2L));
                return io.jacquard.jac.runtime.None.NONE;
              }));

      assertThat(Ops.repr(type.call(4L))).isEqualTo("A(x=4, y=8)");
    }

    @Test
    void carriesTheValueOfABuiltinBase() {
      PyType names = type(Kind.CLASS, "Names", BuiltinTypes.LIST);
      Object made = names.call(PyList.of("b", "a"));

      Ops.callMethod(made, "sort", new Object[0], NONE);

      assertThat(Ops.repr(made)).isEqualTo("['a', 'b']");
      assertThat(Ops.length(made)).isEqualTo(2);
      assertThat(Ops.isInstance(made, BuiltinTypes.LIST)).isTrue();
      assertThat(Ops.eq(made, PyList.of("a", "b"))).isTrue();
    }
  }

  @Nested
  class Attributes {
    @Test
    void missNamesTheOwner() {
      Object made = point().call(1L);

      assertThatThrownBy(() -> Ops.getAttr(made, "nope"))
          .hasMessage("'Point' object has no attribute 'nope'");
      assertThatThrownBy(() -> Ops.getAttr(point(), "nope"))
          .hasMessage("type object 'Point' has no attribute 'nope'");
      assertThatThrownBy(() -> Ops.getAttr(new PyModule("m"), "nope"))
          .hasMessage("module 'm' has no attribute 'nope'");
    }

    @Test
    void propertyWinsOverTheInstance() {
      PyType type = type(Kind.CLASS, "A");
      type.defineProperty("x", a -> "computed", (a, v) -> ((Instance) a).own("set", v));
      Object made = type.call();

      Ops.setAttr(made, "x", 3L);

      assertThat(Ops.getAttr(made, "x")).isEqualTo("computed");
      assertThat(Ops.getAttr(made, "set")).isEqualTo(3L);
    }

    @Test
    void propertyWithoutSetterRefuses() {
      PyType type = type(Kind.CLASS, "A");
      NativeFunction getter = method("x", "(self)", a -> 1L);
      type.namespace().put("x", new Property(getter, null, null));

      assertThatThrownBy(() -> Ops.setAttr(type.call(), "x", 1L))
          .hasMessage("property 'x' of 'A' object has no setter");
    }

    @Test
    void staticAndClassMethodsBindAsDeclared() {
      PyType type = type(Kind.CLASS, "A");
      type.namespace().put("s", new StaticMethod(method("s", "(x)", a -> a[0])));
      type.namespace().put("c", new ClassMethod(method("c", "(cls)", a -> a[0])));

      assertThat(Ops.callMethod(type.call(), "s", new Object[] {7L}, NONE)).isEqualTo(7L);
      assertThat(Ops.callMethod(type.call(), "c", new Object[0], NONE)).isSameAs(type);
      assertThat(Ops.callMethod(type, "c", new Object[0], NONE)).isSameAs(type);
    }

    @Test
    void getattrAnswersForWhatIsMissing() {
      PyType type = type(Kind.CLASS, "A");
      type.define(method("__getattr__", "(self, name)", a -> "<" + a[1] + ">"));

      assertThat(Ops.getAttr(type.call(), "any")).isEqualTo("<any>");
    }

    @Test
    void deletedAttributesAreGone() {
      Object made = point().call(1L);

      Ops.delAttr(made, "x");

      assertThat(Ops.findAttr(made, "x")).isNull();
      assertThatThrownBy(() -> Ops.delAttr(made, "x"))
          .hasMessage("'Point' object has no attribute 'x'");
    }

    @Test
    void builtinClassesCannotBeChanged() {
      assertThatThrownBy(() -> Ops.setAttr(BuiltinTypes.INT, "x", 1L))
          .hasMessage("cannot set 'x' attribute of immutable type 'int'");
    }

    @Test
    void superStartsAfterTheGivenClass() {
      PyType base = type(Kind.CLASS, "A");
      base.define(method("who", "(self)", a -> "A"));
      PyType sub = type(Kind.CLASS, "B", base);
      sub.define(method("who", "(self)", a -> "B"));
      Object made = sub.call();

      Object answer = Ops.callMethod(new PySuper(sub, made), "who", new Object[0], NONE);

      assertThat(answer).isEqualTo("A");
    }

    @Test
    void classChangesReachSubclassesAtOnce() {
      PyType base = type(Kind.CLASS, "A");
      PyType sub = type(Kind.CLASS, "B", base);
      assertThat(sub.lookup("x")).isNull();
      int before = sub.version();

      Ops.setAttr(base, "x", 1L);

      assertThat(Ops.getAttr(sub.call(), "x")).isEqualTo(1L);
      assertThat(sub.version()).isNotEqualTo(before);
    }
  }

  @Nested
  class Operators {
    private PyType money() {
      PyType type = type(Kind.OBJ, "Money");
      type.fields(List.of(field("n", null)));
      type.define(
          method("__add__", "(self, o)", a -> sum(a[0], a[1])),
          method("__radd__", "(self, o)", a -> sum(a[0], a[1])),
          method("__eq__", "(self, o)", a -> Ops.eq(Ops.getAttr(a[0], "n"), amount(a[1]))),
          method("__lt__", "(self, o)", a -> Ops.lt(Ops.getAttr(a[0], "n"), amount(a[1]))),
          method("__len__", "(self)", a -> Ops.getAttr(a[0], "n")),
          method("__getitem__", "(self, i)", ObjectProtocolTest::upToThree));
      return type;
    }

    private static Object amount(Object value) {
      return value instanceof Instance ? Ops.getAttr(value, "n") : value;
    }

    private static Object sum(Object a, Object b) {
      return Ops.add(amount(a), amount(b));
    }

    @Test
    void reflectedMethodHelpsOut() {
      Object five = money().call(5L);

      assertThat(Ops.add(five, 1L)).isEqualTo(6L);
      assertThat(Ops.add(1L, five)).isEqualTo(6L);
      assertThat(Ops.inPlaceAdd(1L, five)).isEqualTo(6L);
    }

    @Test
    void unknownOperatorNamesBothTypes() {
      assertThatThrownBy(() -> Ops.subtract(money().call(5L), 1L))
          .hasMessage("unsupported operand type(s) for -: 'Money' and 'int'");
      assertThatThrownBy(() -> Ops.inPlaceSubtract(1L, money().call(5L)))
          .hasMessage("unsupported operand type(s) for -=: 'int' and 'Money'");
    }

    @Test
    void comparisonMirrors() {
      Object five = money().call(5L);

      assertThat(Ops.lt(five, 6L)).isTrue();
      assertThat(Ops.gt(6L, five)).isTrue();
      assertThat(Ops.eq(5L, five)).isTrue();
      assertThat(Ops.ne(five, 5L)).isFalse();
    }

    @Test
    void equalityWithoutHashMakesUnhashable() {
      assertThatThrownBy(() -> new PyDict().put(money().call(5L), 1L))
          .hasMessage("unhashable type: 'Money'");
    }

    @Test
    void lengthDecidesTruth() {
      assertThat(Ops.truthy(money().call(0L))).isFalse();
      assertThat(Ops.truthy(money().call(1L))).isTrue();
    }

    @Test
    void iterationFallsBackToSubscripts() {
      assertThat(Ops.repr(PyList.from(money().call(5L)))).isEqualTo("[0, 1, 2]");
      assertThat(Ops.contains(money().call(5L), 2L)).isTrue();
    }

    @Test
    void objectsWithoutMethodsRefuse() {
      Object made = point().call(1L);

      assertThatThrownBy(() -> Ops.iterate(made)).hasMessage("'Point' object is not iterable");
      assertThatThrownBy(() -> Ops.length(made)).hasMessage("object of type 'Point' has no len()");
      assertThatThrownBy(() -> Ops.getItem(made, 1L))
          .hasMessage("'Point' object is not subscriptable");
      assertThatThrownBy(() -> Ops.call(made)).hasMessage("'Point' object is not callable");
      assertThatThrownBy(() -> Ops.contains(made, 1L))
          .hasMessage("argument of type 'Point' is not iterable");
    }
  }

  private static Object upToThree(Object[] bound) {
    if (Ops.ge(bound[1], 3L)) {
      throw Errors.indexError("out");
    }
    return bound[1];
  }

  @Nested
  class Exceptions {
    @Test
    void keyErrorShowsTheReprOfItsKey() {
      assertThat(Errors.keyError("k").getMessage()).isEqualTo("'k'");
      assertThat(Ops.repr(Errors.keyError("k").exception())).isEqualTo("KeyError('k')");
    }

    @Test
    void severalArgumentsShowAsTuple() {
      JacError error = Errors.make("ValueError", "a", 1L);

      assertThat(error.getMessage()).isEqualTo("('a', 1)");
      assertThat(Ops.getAttr(error.exception(), "args")).isInstanceOf(PyTuple.class);
    }

    @Test
    void osErrorNamesItsFile() {
      JacError error =
          Errors.make("FileNotFoundError", 2L, "No such file or directory", "/nonexist");

      assertThat(error.getMessage()).isEqualTo("[Errno 2] No such file or directory: '/nonexist'");
      assertThat(Ops.repr(Ops.getAttr(error.exception(), "args")))
          .isEqualTo("(2, 'No such file or directory')");
    }

    @Test
    void subclassesWrittenInJacKeepTheirArguments() {
      PyType mine = type(Kind.CLASS, "Mine", BuiltinTypes.named("ValueError"));
      Object made = mine.call("text");

      assertThat(Ops.str(made)).isEqualTo("text");
      assertThat(Ops.repr(made)).isEqualTo("Mine('text')");
      assertThat(Ops.isInstance(made, BuiltinTypes.EXCEPTION)).isTrue();
    }

    @Test
    void contextNeverBecomesACircle() {
      PyException first = Errors.valueError("1").exception();
      PyException second = Errors.valueError("2").exception();
      second.context(first);

      first.context(second);

      assertThat(first.context()).isNull();
    }
  }

  @Nested
  class Classes {
    @Test
    void orderFollowsC3() {
      PyType a = type(Kind.CLASS, "A");
      PyType b = type(Kind.CLASS, "B", a);
      PyType c = type(Kind.CLASS, "C", a);
      PyType d = type(Kind.CLASS, "D", b, c);

      assertThat(d.mro()).containsExactly(d, b, c, a, BuiltinTypes.OBJECT);
      assertThatThrownBy(() -> type(Kind.CLASS, "X", a, b))
          .hasMessageStartingWith("Cannot create a consistent method resolution");
    }

    @Test
    void metatypeTakesOverCallsAndIteration() {
      PyType meta = type(Kind.BUILTIN, "Meta", BuiltinTypes.TYPE);
      meta.define(
          method("__call__", "(cls, *args)", a -> "called"),
          method("__iter__", "(cls)", a -> Ops.iterate(PyList.of(1L, 2L))),
          method("__len__", "(cls)", a -> 2L));
      PyType base = type(Kind.CLASS, "Base").metatype(meta);
      PyType sub = type(Kind.CLASS, "Sub", base);

      assertThat(sub.call()).isEqualTo("called");
      assertThat(Ops.repr(PyList.from(sub))).isEqualTo("[1, 2]");
      assertThat(Ops.length(sub)).isEqualTo(2);
      assertThat(Ops.typeOf(sub)).isSameAs(meta);
    }

    @Test
    void parametersAndUnionsShowAsWritten() {
      Object alias = Ops.getItem(BuiltinTypes.DICT, PyTuple.of(BuiltinTypes.STR, BuiltinTypes.INT));
      Object union = Ops.bitOr(BuiltinTypes.INT, io.jacquard.jac.runtime.None.NONE);

      assertThat(Ops.repr(alias)).isEqualTo("dict[str, int]");
      assertThat(Ops.repr(union)).isEqualTo("int | None");
      assertThat(Ops.isInstance(3L, union)).isTrue();
      assertThat(Ops.isInstance("x", union)).isFalse();
    }
  }
}

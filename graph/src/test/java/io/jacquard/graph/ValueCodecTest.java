package io.jacquard.graph;

import static io.jacquard.graph.Fixture.ANN;
import static io.jacquard.graph.Fixture.connect;
import static io.jacquard.graph.Fixture.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.jac.lib.StandardLibrary;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import io.jacquard.store.DocumentKey;
import io.jacquard.store.InMemoryDocumentStore;
import java.math.BigInteger;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueCodecTest {
  private static final PyType POINT = new PyType("Point", "app", PyType.Kind.OBJ, List.of());

  private final Fixture fixture = new Fixture(new InMemoryDocumentStore(Clock.systemUTC()));

  static List<Object> values() {
    return List.of(
        None.NONE,
        true,
        0L,
        Long.MIN_VALUE,
        BigInteger.TWO.pow(100),
        1.5,
        "text",
        "\u0000 €𝄞",
        PyBytes.of(new byte[] {0, -1, 65}),
        PyList.of(1L, PyList.of("a"), None.NONE),
        PyTuple.of(1L, PyTuple.EMPTY),
        PySet.of(1L, "a"),
        PySet.frozenFrom(PyList.of(1L, 2L)),
        PyDict.copyOf(Map.of("a", 1L)),
        PyDict.copyOf(Map.of(1L, "a", PyTuple.of(1L, 2L), PyList.of())),
        PyDict.copyOf(Map.of("$jac", "mine")),
        BuiltinTypes.INT,
        library("datetime", "datetime", 2026L, 1L, 2L, 3L, 4L, 5L, 6L),
        library("datetime", "date", 2026L, 1L, 2L),
        library("datetime", "timedelta", -3L, 4L, 5L),
        library("uuid", "UUID", "0123456789abcdef0123456789abcdef"),
        library("_collections", "deque", PyList.of(1L, 2L), 5L),
        library("_collections", "Counter", PyList.of("a", "b", "a")),
        library("_collections", "defaultdict", BuiltinTypes.LIST, PyDict.copyOf(Map.of("a", 1L))));
  }

  private static PyType libraryClass(String module, String name) {
    PyModule found = StandardLibrary.find(module);
    if (found != null && found.get(name) instanceof PyType type) {
      return type;
    }
    throw new IllegalStateException("no " + module + "." + name);
  }

  private static Object library(String module, String name, Object... arguments) {
    return Ops.call(libraryClass(module, name), arguments);
  }

  private Object kept(Object value) {
    String id =
        fixture.call(
            ANN,
            unit -> {
              NodeObject node = task(value);
              connect(unit, unit.root(), node);
              return unit.id(node);
            });
    List.of(
            libraryClass("datetime", "datetime"),
            libraryClass("datetime", "date"),
            libraryClass("datetime", "timedelta"),
            libraryClass("uuid", "UUID"),
            libraryClass("_collections", "deque"),
            libraryClass("_collections", "Counter"),
            libraryClass("_collections", "defaultdict"),
            POINT)
        .forEach(fixture::knows);
    long version = version(id);
    Object read = fixture.call(ANN, unit -> Fixture.value(fixture.find(unit, id)));
    assertThat(version(id)).as("reading writes nothing").isEqualTo(version);
    return read;
  }

  private long version(String id) {
    return fixture.store.get(DocumentKey.of("nodes", id)).orElseThrow().version();
  }

  @ParameterizedTest
  @MethodSource("values")
  void everyValueComesBack(Object value) {
    Object read = kept(value);

    assertThat(Ops.repr(read)).isEqualTo(Ops.repr(value));
    assertThat(Ops.typeOf(read)).isSameAs(Ops.typeOf(value));
  }

  @Test
  void anObjectComesBackWithItsAttributes() {
    Instance point = new Instance(POINT);
    point.own("x", 1L);
    point.own("rest", PyList.of(PyTuple.of(2L)));

    Instance read = (Instance) ((PyList) kept(PyList.of(point))).get(0);

    assertThat(read).isNotSameAs(point);
    assertThat(read.type()).isSameAs(POINT);
    assertThat(read.own("x")).isEqualTo(1L);
    assertThat(Ops.repr(Ops.getAttr(read, "rest"))).isEqualTo("[(2,)]");
  }

  @Test
  void aValueOfAClassBelowABuiltinComesBack() {
    Object read = kept(new BoxedInstance(POINT, PyList.of(1L)));

    assertThat(read).isInstanceOf(BoxedInstance.class);
    assertThat(Ops.repr(((BoxedInstance) read).payload())).isEqualTo("[1]");
  }

  @Test
  void aReferenceLeadsToTheVeryObject() {
    String[] ids =
        fixture.call(
            ANN,
            unit -> {
              NodeObject target = task("target");
              NodeObject holder = task(PyList.of(target));
              connect(unit, unit.root(), target);
              connect(unit, unit.root(), holder);
              return new String[] {unit.id(holder), unit.id(target)};
            });

    UnitOfWork unit = fixture.open(ANN);
    PyList read = (PyList) Fixture.value(fixture.find(unit, ids[0]));

    assertThat(read.get(0)).isSameAs(unit.find(ids[1]));
  }

  @Test
  void aReferenceToWhatIsGoneIsReadAsNoneAndKept() {
    String[] ids =
        fixture.call(
            ANN,
            unit -> {
              NodeObject target = task("target");
              NodeObject holder = task(target);
              holder.own("other", 1L);
              connect(unit, unit.root(), target);
              connect(unit, unit.root(), holder);
              return new String[] {unit.id(holder), unit.id(target)};
            });
    fixture.run(ANN, unit -> unit.delete(fixture.find(unit, ids[1])));

    fixture.run(
        ANN,
        unit -> {
          NodeObject holder = fixture.find(unit, ids[0]);
          assertThat(holder.own("v")).isEqualTo(None.NONE);
          holder.own("other", 2L);
        });

    var stored = fixture.store.get(DocumentKey.of("nodes", ids[0])).orElseThrow().body();
    assertThat(stored.at("fields.other")).isEqualTo(2L);
    assertThat(stored.at("fields.v.v")).isEqualTo(ids[1]);
  }

  @Test
  void aFunctionIsRefusedByTheNameOfItsAttribute() {
    NativeFunction function = NativeFunction.of("f", "()", _ -> None.NONE);

    assertThatThrownBy(() -> kept(PyList.of(function)))
        .isInstanceOf(JacError.class)
        .hasMessageContaining("'v' of this Task holds a")
        .hasMessageContaining("cannot be kept");
  }

  @Test
  void aListInsideItselfIsRefused() {
    PyList list = PyList.of(1L);
    list.append(list);

    assertThatThrownBy(() -> kept(list))
        .isInstanceOf(JacError.class)
        .hasMessageContaining("'v' of this Task contains itself");
  }

  @Test
  void anObjectTooLargeIsRefused() {
    assertThatThrownBy(() -> kept("x".repeat(13 << 20)))
        .isInstanceOf(JacError.class)
        .hasMessageContaining("this Task takes 13,6")
        .hasMessageContaining("at most 12,5");
  }
}

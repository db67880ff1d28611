package io.jacquard.walker.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.jac.Endpoint;
import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.osp.graph.NodeObject;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.container.set.PySet;
import io.jacquard.jac.runtime.failure.JacError;
import io.jacquard.jac.runtime.type.PyType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  private final MemoryGraph graph = new MemoryGraph();
  private final Layouts layouts = new Layouts(List.of());

  @Test
  void scalarsAreThemselves() {
    assertThat(json(PyList.of(1L, -20L, 1.5, 1e20, true, false, None.NONE, "x")))
        .isEqualTo("[1,-20,1.5,1e+20,true,false,null,\"x\"]");
    assertThat(json(BigInteger.TEN.pow(30))).isEqualTo("1" + "0".repeat(30));
  }

  @Test
  void textIsEscapedAsCPythonDoes() {
    assertThat(json("a\"\\\n\r\t\b\f\u0001/<>é€😀"))
        .isEqualTo("\"a\\\"\\\\\\n\\r\\t\\b\\f\\u0001/<>é€😀\"");
    assertThat(json("\ud800")).isEqualTo("\"\\ud800\"");
  }

  @Test
  void longTextsOutgrowTheBuffer() {
    String text = "é".repeat(5_000);

    assertThat(json(text)).isEqualTo('"' + text + '"');
  }

  @Test
  void containersAreArraysAndObjects() {
    PyDict dict = new PyDict();
    dict.put("a", PyTuple.of(1L, 2L));
    dict.put(5L, None.NONE);
    dict.put(None.NONE, true);

    assertThat(json(dict)).isEqualTo("{\"a\":[1,2],\"5\":null,\"null\":true}");
  }

  @Test
  void otherValuesAreTheirText() {
    assertThat(json(PySet.of(1L, 2L))).isEqualTo("\"{1, 2}\"");
  }

  @Test
  void aNodeShowsItsPublicFieldsInOrderOfNames() {
    NodeObject node = new NodeObject(new PyType("Item", "app", PyType.Kind.NODE, List.of()));
    node.own("zeta", "z");
    node.own("alpha", 1L);
    node.own("_hidden", 2L);

    assertThat(json(node))
        .isEqualTo(
            """
            {"_jac_type":"Item","_jac_id":"%s","_jac_archetype":"node","alpha":1,"zeta":"z"}\
            """
                .formatted(graph.id(node)));
  }

  @Test
  void aWalkerShowsEmptyReportsAmongItsFields() {
    Instance walker = new Instance(new PyType("W", "app", PyType.Kind.WALKER, List.of()));
    walker.own("z", 1L);
    walker.own("reports", PyList.of(1L));

    assertThat(json(walker))
        .matches(
            "\\{\"_jac_type\":\"W\",\"_jac_id\":\"[0-9a-f]{32}\",\"_jac_archetype\":\"walker\","
                + "\"reports\":\\{},\"z\":1}");
  }

  @Test
  void oneObjectHasOneIdInAnAnswer() {
    Instance object = new Instance(new PyType("P", "app", PyType.Kind.OBJ, List.of()));

    String json = json(PyList.of(object, object));

    assertThat(json.substring(1, json.length() / 2))
        .isEqualTo(json.substring(json.length() / 2 + 1, json.length() - 1));
  }

  @Test
  void aPlainObjectShowsItsAttributesOnly() {
    Instance object = new Instance(new PyType("P", "app", PyType.Kind.CLASS, List.of()));
    object.own("b", 1L);
    object.own("a", 2L);

    assertThat(json(object)).isEqualTo("{\"b\":1,\"a\":2}");
  }

  @Test
  void aRestSpecIsShownOnItsWalker() {
    PyType type = new PyType("W", "app", PyType.Kind.WALKER, List.of());
    var spec = new Endpoint.RestSpec("GET", null, Endpoint.Protocol.HTTP, false, true, null);
    var endpoint =
        new Endpoint(
            Endpoint.Kind.WALKER,
            "W",
            Endpoint.Access.PUBLIC,
            false,
            List.of(),
            spec,
            null,
            null,
            true,
            "app.jac",
            1,
            type);
    Layouts withSpecs = new Layouts(List.of(endpoint));

    byte[] json = new JsonWriter(withSpecs, graph).value(new Instance(type)).toBytes();

    assertThat(new String(json, StandardCharsets.UTF_8))
        .contains("\"restspec\":{\"_jac_type\":\"RestSpecs\",\"_jac_id\":\"")
        .endsWith("\"broadcast\":false,\"method\":\"GET\",\"path\":\"\",\"protocol\":\"http\"}}");
  }

  @Test
  void refusesNumbersThatJsonHasNoWordFor() {
    assertThatExceptionOfType(JacError.class)
        .isThrownBy(() -> json(Double.NaN))
        .withMessage("Out of range float values are not JSON compliant: nan");
  }

  @Test
  void refusesCircles() {
    PyList list = new PyList();
    list.append(list);

    assertThatExceptionOfType(JacError.class)
        .isThrownBy(() -> json(list))
        .withMessage("Circular reference detected");
  }

  private String json(Object value) {
    byte[] bytes = new JsonWriter(layouts, graph).value(value).toBytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}

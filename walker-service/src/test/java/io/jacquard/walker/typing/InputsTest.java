package io.jacquard.walker.typing;

import static io.jacquard.walker.Endpoints.optional;
import static io.jacquard.walker.Endpoints.required;
import static io.jacquard.walker.Endpoints.walker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jacquard.commons.json.JsonLimits;
import io.jacquard.commons.problem.ViolationException;
import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Endpoint.Parameter;
import io.jacquard.jac.Endpoint.TypeRef;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.walker.json.Envelopes;
import io.jacquard.walker.upload.Form;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputsTest {
  private static final TypeRef INT_OR_NONE =
      new TypeRef.Union(List.of(new TypeRef.Named("int"), new TypeRef.Named("None")));
  private static final TypeRef FLOAT_OR_STR =
      new TypeRef.Union(List.of(new TypeRef.Named("float"), new TypeRef.Named("str")));

  /** Every pair was recorded from the peer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "str   | \"a\"     | a",
        "int   | \"7\"     | 7",
        "int   | true      | 1",
        "int   | 2.0       | 2",
        "int   | \" 12 \"  | 12",
        "int   | \"1_000\" | 1000",
        "int   | \"1.0\"   | 1",
        "float | \"1.5\"   | 1.5",
        "float | 1         | 1.0",
        "float | true      | 1.0",
        "float | \"  3 \"  | 3.0",
        "float | \"1e3\"   | 1000.0",
        "bool  | \"yes\"   | true",
        "bool  | \"OFF\"   | false",
        "bool  | \"T\"     | true",
        "bool  | 0         | false",
        "bool  | 1.0       | true",
      })
  void valuesAreCoerced(String type, String sent, String expected) {
    Object value = body(required("x", type)).read(json("{\"x\":" + sent + "}")).get("x");

    assertThat(String.valueOf(value)).isEqualTo(expected);
  }

  /** Every triple was recorded from the peer. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "str   | 1         | string_type      | Input should be a valid string",
        "str   | true      | string_type      | Input should be a valid string",
        "str   | null      | string_type      | Input should be a valid string",
        "int   | \"x\"     | int_parsing      | Input should be a valid integer, unable to parse string as an integer",
        "int   | \"\"      | int_parsing      | Input should be a valid integer, unable to parse string as an integer",
        "int   | null      | int_type         | Input should be a valid integer",
        "int   | [1]       | int_type         | Input should be a valid integer",
        "int   | 1.5       | int_from_float   | Input should be a valid integer, got a number with a fractional part",
        "int   | 1e+30     | int_parsing_size | Unable to parse input string as an integer, exceeded maximum size",
        "float | \"y\"     | float_parsing    | Input should be a valid number, unable to parse string as a number",
        "float | {}        | float_type       | Input should be a valid number",
        "bool  | \"z\"     | bool_parsing     | Input should be a valid boolean, unable to interpret input",
        "bool  | \" true\" | bool_parsing     | Input should be a valid boolean, unable to interpret input",
        "bool  | 2         | bool_parsing     | Input should be a valid boolean, unable to interpret input",
        "bool  | 0.5       | bool_type        | Input should be a valid boolean",
        "bool  | []        | bool_type        | Input should be a valid boolean",
        "list  | {}        | list_type        | Input should be a valid list",
        "dict  | []        | dict_type        | Input should be a valid dictionary",
      })
  void misfitsAreRefusedInTheRecordedWords(String type, String sent, String rule, String message) {
    assertThat(refusal(body(required("x", type)), json("{\"x\":" + sent + "}")))
        .isEqualTo(
            "{\"detail\":[{\"type\":\"%s\",\"loc\":[\"body\",\"x\"],\"msg\":\"%s\",\"input\":%s}]}"
                .formatted(rule, message, sent));
  }

  @Nested
  class Body {
    private final Inputs inputs = body(required("a", "str"), optional("b", "int"));

    @Test
    void everythingMissingIsNamedInOrder() {
      assertThat(refusal(body(required("a", "str"), required("b", "int")), json("{\"c\":1}")))
          .isEqualTo(
              """
              {"detail":[\
              {"type":"missing","loc":["body","a"],"msg":"Field required","input":{"c":1}},\
              {"type":"missing","loc":["body","b"],"msg":"Field required","input":{"c":1}}]}\
              """);
    }

    @Test
    void whatWasLeftOutIsLeftToTheLanguage() {
      assertThat(inputs.read(json("{\"a\":\"x\",\"other\":1}"))).isEqualTo(Map.of("a", "x"));
    }

    @Test
    void anOptionalFieldTakesNull() {
      assertThat(inputs.read(json("{\"a\":\"x\",\"b\":null}"))).containsEntry("b", None.NONE);
    }

    @Test
    void anAbsentBodyIsRefusedEvenIfAllIsOptional() {
      assertThat(refusal(body(optional("b", "int")), json("")))
          .isEqualTo(
              """
              {"detail":[{"type":"missing","loc":["body"],"msg":"Field required","input":null}]}\
              """);
    }

    @Test
    void aBodyNobodyReadsMayBeAnything() {
      assertThat(body().read(json("{bad"))).isEmpty();
    }

    @Test
    void brokenJsonTellsWhere() {
      assertThat(refusal(inputs, json("{bad")))
          .isEqualTo(
              """
              {"detail":[{"type":"json_invalid","loc":["body",1],"msg":"JSON decode error",\
              "input":{},"ctx":{"error":"Expecting property name enclosed in double quotes"}}]}\
              """);
    }

    @Test
    void anArrayIsNoObject() {
      assertThat(refusal(inputs, json("[1]")))
          .contains("\"type\":\"model_attributes_type\",\"loc\":[\"body\"]")
          .endsWith("\"input\":[1]}]}");
    }

    @Test
    void anotherContentTypeIsNoObject() {
      assertThat(refusal(inputs, new Sent("{}", "text/plain", Map.of(), Map.of())))
          .contains("\"type\":\"model_attributes_type\"")
          .endsWith("\"input\":\"{}\"}]}");
    }

    @Test
    void numbersThatAreNoneAreEchoedAsNull() {
      assertThat(refusal(body(required("b", "int")), json("{\"b\":NaN}")))
          .contains("finite_number")
          .endsWith("\"input\":null}]}");
    }
  }

  @Nested
  class Declared {
    @Test
    void elementsAreCheckedWhereTheyStand() {
      TypeRef ints = new TypeRef.Generic("list", List.of(new TypeRef.Named("int")));
      Inputs inputs = body(required("x", ints));

      assertThat(inputs.read(json("{\"x\":[\"1\",2]}")).get("x"))
          .isInstanceOfSatisfying(
              PyList.class, list -> assertThat(list.asJava()).containsExactly(1L, 2L));
      assertThat(refusal(inputs, json("{\"x\":[1,\"y\"]}"))).contains("\"loc\":[\"body\",\"x\",1]");
    }

    @Test
    void valuesOfDictionariesAreCheckedUnderTheirKeys() {
      TypeRef scores =
          new TypeRef.Generic(
              "dict", List.of(new TypeRef.Named("str"), new TypeRef.Named("float")));
      Inputs inputs = body(required("x", scores));

      assertThat(inputs.read(json("{\"x\":{\"a\":1}}")).get("x"))
          .isInstanceOfSatisfying(PyDict.class, dict -> assertThat(dict.get("a")).isEqualTo(1.0));
      assertThat(refusal(inputs, json("{\"x\":{\"a\":[]}}")))
          .contains("\"loc\":[\"body\",\"x\",\"a\"]");
    }

    @Test
    void aUnionPrefersTheMemberThatTakesTheValueAsItIs() {
      Inputs inputs = body(required("x", FLOAT_OR_STR));

      assertThat(inputs.read(json("{\"x\":\"5\"}"))).containsEntry("x", "5");
      assertThat(inputs.read(json("{\"x\":5}"))).containsEntry("x", 5.0);
      assertThat(refusal(inputs, json("{\"x\":[]}")))
          .contains("[\"body\",\"x\",\"float\"]", "[\"body\",\"x\",\"str\"]");
    }

    @Test
    void aTypeOrNoneTakesBothAndText() {
      Inputs inputs = body(required("x", INT_OR_NONE));

      assertThat(inputs.read(json("{\"x\":null}"))).containsEntry("x", None.NONE);
      assertThat(inputs.read(json("{\"x\":5}"))).containsEntry("x", 5L);
      assertThat(inputs.read(json("{\"x\":\"5\"}"))).containsEntry("x", 5L);
    }
  }

  @Nested
  class QueryAndPath {
    @Test
    void aGetReadsItsFieldsFromTheQuery() {
      Inputs inputs = inputs("GET", Set.of(), required("i", "int"), required("l", "list"));
      Sent sent = query(Map.of("i", List.of("5", "6"), "l", List.of("a", "b")));

      Map<String, Object> values = inputs.read(sent);

      assertThat(values).containsEntry("i", 6L);
      assertThat(values.get("l"))
          .isInstanceOfSatisfying(
              PyList.class, list -> assertThat(list.asJava()).containsExactly("a", "b"));
    }

    @Test
    void refusalsNameTheQuery() {
      assertThat(refusal(inputs("GET", Set.of(), required("i", "int")), query(Map.of())))
          .isEqualTo(
              """
              {"detail":[{"type":"missing","loc":["query","i"],"msg":"Field required",\
              "input":null}]}\
              """);
    }

    @Test
    void whatThePathNamesIsReadFromThePath() {
      Inputs inputs = inputs("POST", Set.of("id"), required("id", "int"));

      assertThat(inputs.readsBody()).isFalse();
      assertThat(inputs.read(path("7"))).containsEntry("id", 7L);
      assertThat(refusal(inputs, path("x"))).contains("\"loc\":[\"path\",\"id\"]");
    }
  }

  private static Inputs body(Parameter... parameters) {
    return inputs("POST", Set.of(), parameters);
  }

  private static Inputs inputs(String method, Set<String> path, Parameter... parameters) {
    Endpoint endpoint = walker("W", parameters);
    return new Inputs(endpoint, method, path);
  }

  private static String refusal(Inputs inputs, Inputs.Request request) {
    ViolationException refused =
        assertThatExceptionOfType(ViolationException.class)
            .isThrownBy(() -> inputs.read(request))
            .actual();
    return new String(Envelopes.violations(refused.violations()), StandardCharsets.UTF_8);
  }

  private static Sent json(String text) {
    return new Sent(text, "application/json", Map.of(), Map.of());
  }

  private static Sent query(Map<String, List<String>> query) {
    return new Sent("", null, query, Map.of());
  }

  private static Sent path(String id) {
    return new Sent("", null, Map.of(), Map.of("id", id));
  }

  private record Sent(
      String text,
      @Nullable String contentType,
      Map<String, List<String>> query,
      Map<String, String> path)
      implements Inputs.Request {
    @Override
    public String pathParameter(String name) {
      return path.getOrDefault(name, "");
    }

    @Override
    public List<String> queryParameter(String name) {
      return query.getOrDefault(name, List.of());
    }

    @Override
    public byte[] body() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Form form() {
      throw new IllegalStateException("no endpoint here takes files");
    }

    @Override
    public JsonLimits jsonLimits() {
      return JsonLimits.DEFAULT;
    }
  }
}

package io.jacquard.cli.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jacquard.store.Body;
import io.jacquard.store.Document;
import io.jacquard.store.DocumentKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentLineTest {
  @Test
  void readsBackEveryKindOfValue() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("none", null);
    fields.put("flag", true);
    fields.put("int", Long.MIN_VALUE);
    fields.put("whole", 1.0);
    fields.put("nan", Double.NaN);
    fields.put("far", Double.NEGATIVE_INFINITY);
    fields.put("text", "line\nÄ\"");
    fields.put("bytes", new byte[] {0, -1});
    fields.put("list", Arrays.asList(1L, null, List.of("x")));
    fields.put("map", Map.of("$bytes", "no bytes"));
    fields.put("twice", Map.of("$map", Map.of("$float", 1L)));
    DocumentKey key = DocumentKey.of("nodes", "a1");

    var read = DocumentLine.read(DocumentLine.write(new Document(key, 7, Body.of(fields), null)));

    assertThat(read.key()).isEqualTo(key);
    assertThat(read.body()).isEqualTo(Body.of(fields));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{\"collection\":\"nodes\",\"id\":\"a\"}",
        "{\"collection\":\"nodes\",\"id\":\"a\",\"body\":{\"n\":99999999999999999999}}",
        "{\"collection\":\"nodes\",\"id\":\"a\",\"body\":{\"b\":{\"$bytes\":\"*\"}}}"
      })
  void refusesWhatNoExportWrote(String line) {
    assertThatThrownBy(() -> DocumentLine.read(line)).isInstanceOf(DatabaseException.class);
  }
}

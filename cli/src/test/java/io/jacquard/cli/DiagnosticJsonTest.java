package io.jacquard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import io.jacquard.jac.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticJsonTest {
  private final Source source = new Source("a.jac", "one\ntwo \"three\"\n");

  @Test
  void isAnEmptyListForNoFindings() {
    assertThat(DiagnosticJson.of(List.of())).isEqualTo("[]");
  }

  @Test
  void tellsWhereAndWhat() {
    Diagnostic finding =
        Diagnostic.error("some-rule", "no \"three\" here", source, new Span(8, 15))
            .withHint("write 3");

    assertThat(DiagnosticJson.of(List.of(finding)))
        .isEqualTo(
            """
            [
              {"file": "a.jac", "line": 2, "column": 5, "endLine": 2, "endColumn": 12, \
            "severity": "error", "key": "some-rule", "message": "no \\"three\\" here", \
            "hint": "write 3"}
            ]\
            """);
  }
}

package io.jacquard.cli;

import io.jacquard.jac.source.Diagnostic;
import io.jacquard.jac.source.Source;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Findings for tools: one JSON array, lines and columns counted from 1. */
final class DiagnosticJson {
  private DiagnosticJson() {}

  static String of(List<Diagnostic> findings) {
    return findings.stream()
        .map(DiagnosticJson::of)
        .collect(Collectors.joining(",\n  ", "[\n  ", "\n]"))
        .replace("[\n  \n]", "[]");
  }

  private static String of(Diagnostic finding) {
    Source source = finding.source();
    int start = finding.span().start();
    int end = finding.span().end();
    String hint = finding.hint();
    return "{\"file\": "
        + Json.quote(source.name())
        + ", \"line\": "
        + source.line(start)
        + ", \"column\": "
        + source.column(start)
        + ", \"endLine\": "
        + source.line(end)
        + ", \"endColumn\": "
        + source.column(end)
        + ", \"severity\": "
        + Json.quote(finding.severity().name().toLowerCase(Locale.ROOT))
        + ", \"key\": "
        + Json.quote(finding.key())
        + ", \"message\": "
        + Json.quote(finding.message())
        + (hint == null ? "" : ", \"hint\": " + Json.quote(hint))
        + "}";
  }
}

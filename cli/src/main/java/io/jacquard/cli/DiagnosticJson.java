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
        + quote(source.name())
        + ", \"line\": "
        + source.line(start)
        + ", \"column\": "
        + source.column(start)
        + ", \"endLine\": "
        + source.line(end)
        + ", \"endColumn\": "
        + source.column(end)
        + ", \"severity\": "
        + quote(finding.severity().name().toLowerCase(Locale.ROOT))
        + ", \"key\": "
        + quote(finding.key())
        + ", \"message\": "
        + quote(finding.message())
        + (hint == null ? "" : ", \"hint\": " + quote(hint))
        + "}";
  }

  private static String quote(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
              if (c < 0x20) {
                out.append("\\u%04x".formatted(c));
              } else {
                out.appendCodePoint(c);
              }
            }
          }
        });
    return out.append('"').toString();
  }
}

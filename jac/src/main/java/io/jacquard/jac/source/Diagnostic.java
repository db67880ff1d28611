package io.jacquard.jac.source;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a program, pointing at the text that is wrong.
 *
 * @param key permanent kebab-case name of the rule, such as {@code unexpected-token}
 * @param hint what the author probably wants to do, if we can tell
 */
public record Diagnostic(
    Severity severity,
    String key,
    String message,
    Source source,
    Span span,
    @Nullable String hint) {

  /** Whether a program with this diagnostic may run. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public static Diagnostic error(String key, String message, Source source, Span span) {
    return new Diagnostic(Severity.ERROR, key, message, source, span, null);
  }

  public static Diagnostic warning(String key, String message, Source source, Span span) {
    return new Diagnostic(Severity.WARNING, key, message, source, span, null);
  }

  public Diagnostic withHint(String text) {
    return new Diagnostic(severity, key, message, source, span, text);
  }

  /** {@code file:line:column: error: message}, the source line, and a caret under the span. */
  public String render() {
    StringBuilder out = new StringBuilder(source.name());
    String kind = severity == Severity.ERROR ? ": error: " : ": warning: ";
    if (source.text().isEmpty()) {
      out.append(kind).append(message); // a file that could not be read has no line to show
    } else {
      int line = source.line(span.start());
      int column = source.column(span.start());
      String lineText = source.lineText(line);
      int width = Math.max(1, Math.min(span.end() - span.start(), lineText.length() - column + 1));
      out.append(':').append(line).append(':').append(column).append(kind).append(message);
      out.append("\n    ").append(lineText.replace('\t', ' '));
      out.append("\n    ").append(" ".repeat(column - 1)).append("^".repeat(width));
    }
    if (hint != null) {
      out.append('\n').append("    hint: ").append(hint);
    }
    return out.toString();
  }
}

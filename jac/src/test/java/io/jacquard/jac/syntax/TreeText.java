package io.jacquard.jac.syntax;

import io.jacquard.jac.syntax.tree.Expr;
import io.jacquard.jac.syntax.tree.Module;
import io.jacquard.jac.syntax.tree.Stmt;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a syntax tree on few lines, without spans and without what is absent. */
final class TreeText {
  private static final int WIDTH = 100;

  private TreeText() {}

  static String of(Module module) {
    String body = module.body().stream().map(s -> of(s, 0)).collect(Collectors.joining("\n"));
    return module.doc() == null ? body : "doc " + quoted(module.doc()) + "\n" + body;
  }

  static String of(@Nullable Object value) {
    return of(value, 0);
  }

  private static String of(@Nullable Object value, int indent) {
    return switch (value) {
      case null -> "-";
      case Expr.Name name -> name.quoted() ? "`" + name.id() : name.id();
      case Expr.Special special -> special.ref().name();
      case Expr.IntLiteral literal -> literal.value().toString();
      case Expr.FloatLiteral literal -> Double.toString(literal.value());
      case Expr.BoolLiteral literal -> literal.value() ? "True" : "False";
      case Expr.NoneLiteral _ -> "None";
      case Expr.StringLiteral literal -> quoted(literal.value());
      case Expr.BytesLiteral literal -> "b" + Arrays.toString(literal.value());
      case Expr.Argument.Positional argument -> of(argument.value(), indent);
      case Expr.FPart.Text text -> quoted(text.value());
      case List<?> list -> ofList(list, indent);
      case String text -> text;
      case Character c -> c == 0 ? "" : c.toString();
      case Record record -> ofRecord(record, indent);
      default -> value.toString();
    };
  }

  private static String ofList(List<?> list, int indent) {
    List<String> items = list.stream().map(item -> of(item, indent + 1)).toList();
    return join("[", items, "]", indent);
  }

  private static String ofRecord(Record record, int indent) {
    List<String> parts =
        Arrays.stream(record.getClass().getRecordComponents())
            .map(component -> part(record, component, indent + 1))
            .filter(part -> !part.isEmpty())
            .toList();
    String head = record.getClass().getSimpleName();
    return parts.isEmpty() ? "(" + head + ")" : join("(" + head + " ", parts, ")", indent);
  }

  private static String part(Record record, RecordComponent component, int indent) {
    if (component.getType() == io.jacquard.jac.source.Span.class) {
      return "";
    }
    Object value;
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      value = accessor.invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
    boolean absent =
        value == null
            || Boolean.FALSE.equals(value)
            || value == Stmt.Access.UNSPECIFIED
            || (value instanceof List<?> list
                && list.isEmpty()
                && !component.getName().equals("body"));
    if (absent) {
      return "";
    }
    return Boolean.TRUE.equals(value) ? component.getName() : of(value, indent);
  }

  private static String join(String open, List<String> items, String close, int indent) {
    String line = open + String.join(" ", items) + close;
    if (line.length() + indent * 2 <= WIDTH && line.indexOf('\n') < 0) {
      return line;
    }
    String separator = "\n" + "  ".repeat(indent + 1);
    return open + String.join(separator, items) + close;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"") + "\"";
  }
}

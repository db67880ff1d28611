package io.jacquard.jac.lib.text;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.container.PyList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The module {@code textwrap}. */
public final class TextwrapModule {
  private static final Pattern CHUNK =
      Pattern.compile("\\s+|[^\\s-]+-+(?=[A-Za-z])|\\S+?(?=\\s|$)|\\S+");

  private TextwrapModule() {}

  public static PyModule textwrap() {
    String options =
        "(text, width=70, *, initial_indent='', subsequent_indent='', break_long_words=True)";
    return new ModuleBuilder("textwrap")
        .function("wrap", options, a -> PyList.copyOf(wrap(a)))
        .function("fill", options, a -> String.join("\n", wrap(a)))
        .function("dedent", "(text)", a -> dedent(Args.text(a[0], "text")))
        .function("indent", "(text, prefix, predicate=None)", TextwrapModule::indent)
        .function("shorten", "(text, width, *, placeholder=' [...]')", TextwrapModule::shorten)
        .build();
  }

  private static List<String> wrap(Object[] a) {
    int width = Args.smallInt(a[1]);
    if (width <= 0) {
      throw Errors.valueError("invalid width " + width + " (must be > 0)");
    }
    String first = Args.text(a[2], "initial_indent");
    String rest = Args.text(a[3], "subsequent_indent");
    String text = Args.text(a[0], "text").replaceAll("[\\t\\n\\x0b\\f\\r]", " ");
    List<String> chunks = new ArrayList<>();
    for (Matcher m = CHUNK.matcher(text); m.find(); ) {
      chunks.add(m.group());
    }
    List<String> lines = new ArrayList<>();
    int at = 0;
    while (at < chunks.size()) {
      String indent = lines.isEmpty() ? first : rest;
      int room = Math.max(1, width - indent.length());
      if (!lines.isEmpty() && chunks.get(at).isBlank()) {
        at++;
        continue;
      }
      StringBuilder line = new StringBuilder();
      while (at < chunks.size() && line.length() + chunks.get(at).length() <= room) {
        line.append(chunks.get(at++));
      }
      if (at < chunks.size() && chunks.get(at).length() > room) {
        at = breakLong(chunks, at, line, room, Args.truth(a[4]));
      }
      String content = line.toString().stripTrailing();
      if (!content.isEmpty()) {
        lines.add(indent + content);
      }
    }
    return lines;
  }

  /** A word longer than a line is cut where the line ends, or has a line of its own. */
  private static int breakLong(
      List<String> chunks, int at, StringBuilder line, int room, boolean cut) {
    String word = chunks.get(at);
    int space = room - line.length();
    if (cut && space > 0) {
      line.append(word, 0, space);
      chunks.set(at, word.substring(space));
      return at;
    }
    if (line.isEmpty()) {
      line.append(word);
      return at + 1;
    }
    return at;
  }

  private static String dedent(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    lines.replaceAll(line -> line.isBlank() ? "" : line);
    String margin = null;
    for (String line : lines) {
      if (!line.isEmpty()) {
        String lead = line.substring(0, line.length() - line.stripLeading().length());
        margin = margin == null ? lead : common(margin, lead);
      }
    }
    int cut = margin == null ? 0 : margin.length();
    return lines.stream()
        .map(line -> line.isEmpty() ? line : line.substring(cut))
        .collect(Collectors.joining("\n"));
  }

  private static String common(String a, String b) {
    int i = 0;
    while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return a.substring(0, i);
  }

  private static Object indent(Object[] a) {
    String prefix = Args.text(a[1], "prefix");
    StringBuilder out = new StringBuilder();
    for (String line : Args.text(a[0], "text").split("(?<=\n)", -1)) {
      boolean wanted = a[2] == None.NONE ? !line.isBlank() : Ops.truthy(Ops.call(a[2], line));
      out.append(wanted ? prefix : "").append(line);
    }
    return out.toString();
  }

  private static Object shorten(Object[] a) {
    String text = Args.text(a[0], "text").strip().replaceAll("\\s+", " ");
    int width = Args.smallInt(a[1]);
    String end = Args.text(a[2], "placeholder");
    if (text.length() <= width) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      int length = out.length() + word.length() + (out.isEmpty() ? 0 : 1);
      if (length + end.length() > width) {
        break;
      }
      out.append(out.isEmpty() ? "" : " ").append(word);
    }
    return out.isEmpty() ? end.strip() : out + end;
  }
}

package io.jacquard.jac.lib.text;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.operator.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The module {@code textwrap}. */
public final class TextwrapModule {
  private static final Pattern CHUNK =
      Pattern.compile("\\s+|[^\\s-]+-+(?=[A-Za-z])|\\S+?(?=\\s|$)|\\S+");

  private static final Pattern WORD = Pattern.compile("\\s+|\\S+");
  private static final Pattern SENTENCE_END = Pattern.compile("[a-z][.!?][\"']?\\Z");

  private TextwrapModule() {}

  public static PyModule textwrap() {
    return new ModuleBuilder("_textwrap")
        .function("chunks", "(text, hyphens, /)", a -> chunks((String) a[0], Args.truth(a[1])))
        .function("sentences", "(chunks, /)", a -> sentences((PyList) a[0]))
        .function("dedent", "(text)", a -> dedent(Args.text(a[0], "text")))
        .function("indent", "(text, prefix, predicate=None)", TextwrapModule::indent)
        .build();
  }

  /** Words with their hyphens, and the blanks between them. */
  private static PyList chunks(String text, boolean hyphens) {
    PyList chunks = new PyList();
    for (Matcher m = (hyphens ? CHUNK : WORD).matcher(text); m.find(); ) {
      chunks.append(m.group());
    }
    return chunks;
  }

  /** Puts two blanks after what ends a sentence. */
  private static PyList sentences(PyList chunks) {
    for (int i = 0; i + 1 < chunks.size(); i++) {
      boolean ends = SENTENCE_END.matcher((String) chunks.get(i)).find();
      if (ends && chunks.get(i + 1).equals(" ")) {
        chunks.set(i + 1, "  ");
      }
    }
    return chunks;
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
}

package io.jacquard.jac.lib.text;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The module {@code string}. */
public final class StringModule {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = LOWER.toUpperCase(Locale.ROOT);
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final String WHITESPACE = " \t\n\r\u000b\f";
  private static final Pattern PLACE =
      Pattern.compile("\\$(?:(\\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\\{([_a-zA-Z][_a-zA-Z0-9]*)}|())");
  private static final PyType TEMPLATE =
      new ClassBuilder("string", "Template")
          .constructor("(template)", a -> new Template(Args.text(a[0], "template")))
          .property("template", Template.class, Template::text)
          .method("substitute", "(self, mapping=(), /, **kws)", a -> fill(a, true))
          .method("get_identifiers", Template.class, Template::names)
          .method("is_valid", Template.class, Template::valid)
          .method("safe_substitute", "(self, mapping=(), /, **kws)", a -> fill(a, false))
          .build();

  private StringModule() {}

  private record Template(String text) implements NativeValue {
    private PyList names() {
      Set<String> names = new LinkedHashSet<>();
      PLACE
          .matcher(text)
          .results()
          .map(place -> place.group(2) == null ? place.group(3) : place.group(2))
          .filter(Objects::nonNull)
          .forEach(names::add);
      return PyList.copyOf(names);
    }

    private boolean valid() {
      return PLACE.matcher(text).results().noneMatch(place -> place.group(4) != null);
    }

    @Override
    public PyType type() {
      return TEMPLATE;
    }
  }

  public static PyModule string() {
    return new ModuleBuilder("_string")
        .value("ascii_lowercase", LOWER)
        .value("ascii_uppercase", UPPER)
        .value("ascii_letters", LOWER + UPPER)
        .value("digits", DIGITS)
        .value("hexdigits", DIGITS + "abcdefABCDEF")
        .value("octdigits", "01234567")
        .value("punctuation", PUNCTUATION)
        .value("whitespace", WHITESPACE)
        .value("printable", DIGITS + LOWER + UPPER + PUNCTUATION + WHITESPACE)
        .type(TEMPLATE)
        .function("capwords", "(s, sep=None)", a -> capWords(Args.text(a[0], "s"), a[1]))
        .build();
  }

  private static String capWords(String text, Object separator) {
    boolean blank = !(separator instanceof String);
    String by = separator instanceof String s ? s : " ";
    String source = blank ? text.strip().replaceAll("\\s+", " ") : text;
    StringBuilder out = new StringBuilder();
    for (String word : source.split(Pattern.quote(by), -1)) {
      out.append(out.isEmpty() ? "" : by);
      if (!word.isEmpty()) {
        out.append(word.substring(0, 1).toUpperCase(Locale.ROOT));
        out.append(word.substring(1).toLowerCase(Locale.ROOT));
      }
    }
    return out.toString();
  }

  private static Object fill(Object[] a, boolean strict) {
    String text = ((Template) a[0]).text;
    PyDict values = new PyDict();
    values.update(a[1]);
    values.update(a[2]);
    Matcher matcher = PLACE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      String replacement = matcher.group();
      if (matcher.group(1) != null) {
        replacement = "$";
      } else if (name != null) {
        Object value = values.get(name);
        if (value == null && strict) {
          throw Errors.keyError(name);
        }
        replacement = value == null ? replacement : Ops.str(value);
      } else if (strict) {
        throw invalid(text, matcher.start());
      }
      matcher.appendReplacement(out, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(out).toString();
  }

  private static RuntimeException invalid(String text, int at) {
    String before = text.substring(0, at);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = at - before.lastIndexOf('\n');
    return Errors.valueError("Invalid placeholder in string: line " + line + ", col " + column);
  }
}

package io.jacquard.jac.lib.regex;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;

/** The module {@code re}. */
public final class RegexModule {
  private static final int CACHED = 512;
  private static final String SPECIAL = "()[]{}?*+-|^$\\.&~# \t\n\r\u000b\f";
  private static final Map<Key, PyPattern> CACHE =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, PyPattern> eldest) {
              return size() > CACHED;
            }
          });

  private RegexModule() {}

  private record Key(String pattern, boolean bytes, int flags) {}

  public static PyModule re() {
    ModuleBuilder module =
        new ModuleBuilder("re").type(PyPattern.TYPE).type(PyMatch.TYPE).type(RegexError.TYPE);
    flags(module);
    return module
        .function("compile", "(pattern, flags=0)", a -> pattern(a[0], a[1]))
        .function("match", "(pattern, string, flags=0)", a -> once(a, Matcher::lookingAt))
        .function("fullmatch", "(pattern, string, flags=0)", a -> once(a, Matcher::matches))
        .function("search", "(pattern, string, flags=0)", a -> once(a, Matcher::find))
        .function(
            "findall",
            "(pattern, string, flags=0)",
            a -> pattern(a[0], a[2]).findAll(a[1], 0, Long.MAX_VALUE))
        .function(
            "finditer",
            "(pattern, string, flags=0)",
            a -> pattern(a[0], a[2]).matches(a[1], 0, Long.MAX_VALUE))
        .function(
            "split",
            "(pattern, string, maxsplit=0, flags=0)",
            a -> pattern(a[0], a[3]).split(a[1], Args.integer(a[2])))
        .function(
            "sub",
            "(pattern, repl, string, count=0, flags=0)",
            a -> pattern(a[0], a[4]).substitute(a[1], a[2], Args.integer(a[3])).get(0))
        .function(
            "subn",
            "(pattern, repl, string, count=0, flags=0)",
            a -> pattern(a[0], a[4]).substitute(a[1], a[2], Args.integer(a[3])))
        .function("escape", "(pattern)", a -> escape(a[0]))
        .function(
            "purge",
            "()",
            _ -> {
              CACHE.clear();
              return None.NONE;
            })
        .build();
  }

  private static void flags(ModuleBuilder module) {
    flag(module, "IGNORECASE", "I", Flags.IGNORECASE);
    flag(module, "LOCALE", "L", Flags.LOCALE);
    flag(module, "MULTILINE", "M", Flags.MULTILINE);
    flag(module, "DOTALL", "S", Flags.DOTALL);
    flag(module, "UNICODE", "U", Flags.UNICODE);
    flag(module, "VERBOSE", "X", Flags.VERBOSE);
    flag(module, "ASCII", "A", Flags.ASCII);
    module.value("DEBUG", (long) Flags.DEBUG).value("NOFLAG", 0L);
  }

  private static void flag(ModuleBuilder module, String name, String letter, int bit) {
    module.value(name, (long) bit).value(letter, (long) bit);
  }

  private static PyPattern pattern(Object source, Object flags) {
    if (source instanceof PyPattern compiled) {
      if (Args.integer(flags) != 0) {
        throw Errors.valueError("cannot process flags argument with a compiled pattern");
      }
      return compiled;
    }
    boolean bytes = source instanceof PyBytes;
    if (!bytes && !(source instanceof String)) {
      throw Errors.typeError("first argument must be string or compiled pattern");
    }
    String text = source instanceof PyBytes b ? Subject.latin(b) : (String) source;
    int bits = Args.smallInt(flags);
    Key key = new Key(text, bytes, bits);
    PyPattern known = CACHE.get(key);
    if (known == null) {
      int all =
          bytes ? bits | Flags.ASCII : (bits & Flags.ASCII) == 0 ? bits | Flags.UNICODE : bits;
      Translated translated = Translator.translate(text, all);
      known = new PyPattern(source, bytes ? withoutAscii(translated, bits) : translated);
      CACHE.put(key, known);
    }
    return known;
  }

  /** Bytes patterns match as ASCII ones do, without the flag. */
  private static Translated withoutAscii(Translated t, int flags) {
    return new Translated(t.pattern(), flags, t.groupNames(), t.javaGroups(), t.closingOrder());
  }

  private static Object once(Object[] a, Function<Matcher, Boolean> how) {
    return Args.orNone(pattern(a[0], a[2]).once(a[1], 0, Long.MAX_VALUE, how));
  }

  private static Object escape(Object text) {
    if (text instanceof PyBytes b) {
      return PyBytes.of(escaped(Subject.latin(b)).getBytes(StandardCharsets.ISO_8859_1));
    }
    return escaped(Args.text(text, "pattern"));
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").append(c);
    }
    return out.toString();
  }
}

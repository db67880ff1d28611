package io.jacquard.jac.lib.regex;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.MappingProxy;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * A compiled {@code re.Pattern}.
 *
 * @param source the pattern as the program gave it, str or bytes
 */
record PyPattern(Object source, Translated translated) implements NativeValue {
  private static final String SCAN = "(self, string, pos=0, endpos=9223372036854775807)";
  static final PyType TYPE = define();

  private static PyType define() {
    return new ClassBuilder("re", "Pattern")
        .method("match", SCAN, a -> self(a).once(a, Matcher::lookingAt))
        .method("fullmatch", SCAN, a -> self(a).once(a, Matcher::matches))
        .method("search", SCAN, a -> self(a).once(a, Matcher::find))
        .method("findall", SCAN, a -> self(a).findAll(a[1], Args.integer(a[2]), Args.integer(a[3])))
        .method(
            "finditer", SCAN, a -> self(a).matches(a[1], Args.integer(a[2]), Args.integer(a[3])))
        .method("split", "(self, string, maxsplit=0)", a -> self(a).split(a[1], Args.integer(a[2])))
        .method(
            "sub",
            "(self, repl, string, count=0)",
            a -> self(a).substitute(a[1], a[2], Args.integer(a[3])).get(0))
        .method(
            "subn",
            "(self, repl, string, count=0)",
            a -> self(a).substitute(a[1], a[2], Args.integer(a[3])))
        .property("pattern", PyPattern.class, PyPattern::source)
        .property("flags", PyPattern.class, p -> (long) p.translated.flags())
        .property("groups", PyPattern.class, p -> (long) p.translated.groups())
        .property("groupindex", PyPattern.class, PyPattern::groupIndex)
        .build();
  }

  private static PyPattern self(Object[] a) {
    return (PyPattern) a[0];
  }

  private Object groupIndex() {
    PyDict dict = new PyDict();
    translated.groupNames().forEach((name, group) -> dict.put(name, (long) group));
    return new MappingProxy(dict);
  }

  private Subject subject(Object value) {
    return Subject.of(value, source instanceof PyBytes);
  }

  private Matcher matcher(Subject subject, int from) {
    Matcher matcher = translated.pattern().matcher(new GuardedText(subject.text()));
    matcher.useAnchoringBounds(false).useTransparentBounds(true);
    return matcher.region(from, subject.text().length());
  }

  private Object once(Object[] a, Function<Matcher, Boolean> how) {
    Object match = once(a[1], Args.integer(a[2]), Args.integer(a[3]), how);
    return Args.orNone(match);
  }

  @Nullable PyMatch once(Object value, long pos, long endpos, Function<Matcher, Boolean> how) {
    Subject whole = subject(value);
    int to = whole.javaOffset(endpos);
    int from = whole.javaOffset(pos);
    if (from > to) {
      return null;
    }
    Subject subject = whole.endingAt(to);
    Matcher matcher = matcher(subject, from);
    return how.apply(matcher)
        ? new PyMatch(this, subject, matcher.toMatchResult(), whole.offset(from), whole.offset(to))
        : null;
  }

  /** The matches from left to right, found as they are asked for. */
  PyIterator matches(Object value, long pos, long endpos) {
    Subject whole = subject(value);
    int to = whole.javaOffset(endpos);
    int from = whole.javaOffset(pos);
    if (from > to) {
      return () -> null;
    }
    Subject subject = whole.endingAt(to);
    Matcher matcher = matcher(subject, from);
    long start = whole.offset(from);
    long end = whole.offset(to);
    return () ->
        matcher.find() ? new PyMatch(this, subject, matcher.toMatchResult(), start, end) : null;
  }

  PyList findAll(Object value, long pos, long endpos) {
    PyList result = PyList.of();
    PyIterator matches = matches(value, pos, endpos);
    for (Object next = matches.next(); next != null; next = matches.next()) {
      PyMatch match = (PyMatch) next;
      Object nothing = match.subject().wrap("");
      PyTuple groups = match.groups(nothing);
      result.append(
          switch (groups.size()) {
            case 0 -> match.getItem(0L);
            case 1 -> groups.get(0);
            default -> groups;
          });
    }
    return result;
  }

  PyList split(Object value, long limit) {
    Subject subject = subject(value);
    Matcher matcher = matcher(subject, 0);
    PyList result = PyList.of();
    int last = 0;
    for (long done = 0; (limit == 0 || done < limit) && limit >= 0 && matcher.find(); done++) {
      result.append(subject.piece(last, matcher.start()));
      new PyMatch(this, subject, matcher.toMatchResult(), 0, 0)
          .groups(None.NONE)
          .forEach(result::append);
      last = matcher.end();
    }
    result.append(subject.piece(last, subject.text().length()));
    return result;
  }

  /** The new text and the number of replacements. */
  PyTuple substitute(Object replacement, Object value, long limit) {
    Subject subject = subject(value);
    Function<PyMatch, String> replace = replacer(replacement);
    Matcher matcher = matcher(subject, 0);
    StringBuilder out = new StringBuilder();
    int last = 0;
    long done = 0;
    while ((limit == 0 || done < limit) && matcher.find()) {
      PyMatch match =
          new PyMatch(this, subject, matcher.toMatchResult(), 0, subject.text().length());
      out.append(subject.text(), last, matcher.start()).append(replace.apply(match));
      last = matcher.end();
      done++;
    }
    if (done == 0) {
      return PyTuple.of(value, 0L);
    }
    out.append(subject.text(), last, subject.text().length());
    return PyTuple.of(subject.wrap(out.toString()), done);
  }

  private Function<PyMatch, String> replacer(Object replacement) {
    if (replacement instanceof String || replacement instanceof PyBytes) {
      return Template.of(this, replacement)::expand;
    }
    return match -> {
      Object text = Ops.call(replacement, match);
      return switch (text) {
        case String s -> s;
        case PyBytes b -> Subject.latin(b);
        default ->
            throw io.jacquard.jac.runtime.failure.Errors.typeError(
                "expected str instance, " + Args.typeName(text) + " found");
      };
    };
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean equalTo(Object other) {
    return other instanceof PyPattern p
        && Ops.eq(source, p.source)
        && translated.flags() == p.translated.flags();
  }

  @Override
  public long hash() {
    return Ops.hash(source) * 31L + translated.flags();
  }

  @Override
  public String repr() {
    int shown = translated.flags() & ~Flags.UNICODE;
    return "re.compile(" + Ops.repr(source) + (shown == 0 ? "" : ", " + Flags.repr(shown)) + ")";
  }
}

package io.jacquard.jac.lib.regex;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/** A {@code re.Match}. */
record PyMatch(PyPattern pattern, Subject subject, MatchResult found, long pos, long endpos)
    implements NativeValue {
  static final PyType TYPE =
      new ClassBuilder("re", "Match")
          .method("group", "(self, /, *groups)", a -> self(a).group((PyTuple) a[1]))
          .method("groups", "(self, default=None)", a -> self(a).groups(a[1]))
          .method("groupdict", "(self, default=None)", a -> self(a).groupDict(a[1]))
          .method("start", "(self, group=0, /)", a -> self(a).start(a[1]))
          .method("end", "(self, group=0, /)", a -> self(a).end(a[1]))
          .method(
              "span", "(self, group=0, /)", a -> PyTuple.of(self(a).start(a[1]), self(a).end(a[1])))
          .method(
              "expand",
              "(self, template)",
              a -> self(a).subject.wrap(Template.of(self(a).pattern, a[1]).expand(self(a))))
          .property("re", PyMatch.class, PyMatch::pattern)
          .property("string", PyMatch.class, m -> m.subject.value())
          .property("pos", PyMatch.class, PyMatch::pos)
          .property("endpos", PyMatch.class, PyMatch::endpos)
          .property(
              "lastindex", PyMatch.class, m -> m.last() == 0 ? None.NONE : (Object) (long) m.last())
          .property("lastgroup", PyMatch.class, PyMatch::lastName)
          .property("regs", PyMatch.class, PyMatch::regs)
          .build();

  private static PyMatch self(Object[] a) {
    return (PyMatch) a[0];
  }

  /** The text of a group, or {@code null} when it took no part. */
  @Nullable String text(int group) {
    int java = pattern.translated().javaGroups().get(group);
    return found.start(java) < 0
        ? null
        : subject.text().substring(found.start(java), found.end(java));
  }

  private Object value(int group, Object missing) {
    String text = text(group);
    return text == null ? missing : subject.wrap(text);
  }

  private int index(Object group) {
    if (group instanceof String name) {
      Integer number = pattern.translated().groupNames().get(name);
      if (number != null) {
        return number;
      }
    } else if (Args.isInt(group)) {
      long number = Args.integer(group);
      if (number >= 0 && number <= pattern.translated().groups()) {
        return (int) number;
      }
    }
    throw Errors.indexError("no such group");
  }

  private Object group(PyTuple which) {
    if (which.size() == 0) {
      return value(0, None.NONE);
    }
    if (which.size() == 1) {
      return value(index(which.get(0)), None.NONE);
    }
    Object[] values = which.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = value(index(values[i]), None.NONE);
    }
    return PyTuple.of(values);
  }

  PyTuple groups(Object missing) {
    Object[] values = new Object[pattern.translated().groups()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(i + 1, missing);
    }
    return PyTuple.of(values);
  }

  private PyDict groupDict(Object missing) {
    PyDict dict = new PyDict();
    pattern
        .translated()
        .groupNames()
        .forEach((name, group) -> dict.put(name, value(group, missing)));
    return dict;
  }

  private Object start(Object group) {
    return subject.offset(found.start(pattern.translated().javaGroups().get(index(group))));
  }

  private Object end(Object group) {
    return subject.offset(found.end(pattern.translated().javaGroups().get(index(group))));
  }

  /** The group that was closed last among those that took part; 0 when none did. */
  private int last() {
    int last = 0;
    for (int group : pattern.translated().closingOrder()) {
      last = text(group) == null ? last : group;
    }
    return last;
  }

  private Object lastName() {
    int last = last();
    return pattern.translated().groupNames().entrySet().stream()
        .filter(e -> e.getValue() == last)
        .findFirst()
        .<Object>map(e -> e.getKey())
        .orElse(None.NONE);
  }

  private Object regs() {
    Object[] spans = new Object[pattern.translated().groups() + 1];
    for (int i = 0; i < spans.length; i++) {
      spans[i] = PyTuple.of(start((long) i), end((long) i));
    }
    return PyTuple.of(spans);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public Object getItem(Object key) {
    return value(index(key), None.NONE);
  }

  @Override
  public String repr() {
    return "<re.Match object; span=("
        + subject.offset(found.start())
        + ", "
        + subject.offset(found.end())
        + "), match="
        + Ops.repr(value(0, None.NONE))
        + ">";
  }
}

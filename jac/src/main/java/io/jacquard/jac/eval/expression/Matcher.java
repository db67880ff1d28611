package io.jacquard.jac.eval.expression;

import io.jacquard.jac.eval.Frame;
import io.jacquard.jac.eval.Node;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tests a value against a pattern and binds the pattern's names. */
public abstract class Matcher {
  /** Classes whose one positional sub-pattern matches the value itself. */
  private static final Set<PyType> SELF_MATCHING =
      Set.of(
          BuiltinTypes.BOOL,
          BuiltinTypes.BYTEARRAY,
          BuiltinTypes.BYTES,
          BuiltinTypes.DICT,
          BuiltinTypes.FLOAT,
          BuiltinTypes.FROZENSET,
          BuiltinTypes.INT,
          BuiltinTypes.LIST,
          BuiltinTypes.SET,
          BuiltinTypes.STR,
          BuiltinTypes.TUPLE);

  abstract boolean matches(Frame frame, Object value);

  /** The pattern as an expression over its subject. */
  public static final class Test extends Node {
    private final Node subject;
    private final Matcher matcher;

    public Test(Node subject, Matcher matcher) {
      this.subject = subject;
      this.matcher = matcher;
    }

    @Override
    public Object execute(Frame frame) {
      return test(frame);
    }

    @Override
    public boolean test(Frame frame) {
      return matcher.matches(frame, subject.execute(frame));
    }
  }

  public static final class Equal extends Matcher {
    private final Node expected;
    private final boolean identity;

    public Equal(Node expected, boolean identity) {
      this.expected = expected;
      this.identity = identity;
    }

    @Override
    boolean matches(Frame frame, Object value) {
      Object other = expected.execute(frame);
      return identity ? Ops.is(value, other) : Ops.eq(value, other);
    }
  }

  public static final class Capture extends Matcher {
    private final @Nullable TargetNode target;

    public Capture(@Nullable TargetNode target) {
      this.target = target;
    }

    @Override
    boolean matches(Frame frame, Object value) {
      if (target != null) {
        target.store(frame, value);
      }
      return true;
    }
  }

  public static final class As extends Matcher {
    private final Matcher pattern;
    private final TargetNode target;

    public As(Matcher pattern, TargetNode target) {
      this.pattern = pattern;
      this.target = target;
    }

    @Override
    boolean matches(Frame frame, Object value) {
      if (!pattern.matches(frame, value)) {
        return false;
      }
      target.store(frame, value);
      return true;
    }
  }

  public static final class Or extends Matcher {
    private final Matcher[] alternatives;

    public Or(Matcher[] alternatives) {
      this.alternatives = alternatives;
    }

    @Override
    boolean matches(Frame frame, Object value) {
      for (Matcher alternative : alternatives) {
        if (alternative.matches(frame, value)) {
          return true;
        }
      }
      return false;
    }
  }

  public static final class Sequence extends Matcher {
    private final Matcher[] elements;
    private final int star;
    private final @Nullable TargetNode rest;

    public Sequence(Matcher[] elements, int star, @Nullable TargetNode rest) {
      this.elements = elements;
      this.star = star;
      this.rest = rest;
    }

    @Override
    boolean matches(Frame frame, Object value) {
      if (!isSequence(value)) {
        return false;
      }
      int size = Ops.length(value);
      int fixed = elements.length;
      if (star < 0 ? size != fixed : size < fixed) {
        return false;
      }
      Object[] items = PyList.from(value).toArray();
      int head = star < 0 ? fixed : star;
      for (int i = 0; i < fixed; i++) {
        int from = i < head ? i : size - fixed + i;
        if (!elements[i].matches(frame, items[from])) {
          return false;
        }
      }
      if (rest != null) {
        PyList middle = new PyList();
        for (int i = head; i < size - (fixed - head); i++) {
          middle.append(items[i]);
        }
        rest.store(frame, middle);
      }
      return true;
    }

    private static boolean isSequence(Object value) {
      if (value instanceof PyList || value instanceof PyTuple) {
        return true;
      }
      PyType type = Ops.typeOf(value);
      return type.isSubtypeOf(BuiltinTypes.LIST)
          || type.isSubtypeOf(BuiltinTypes.TUPLE)
          || type.isSubtypeOf(BuiltinTypes.RANGE)
          || type.name().equals("deque");
    }
  }

  public static final class Mapping extends Matcher {
    private final Node[] keys;
    private final Matcher[] values;
    private final @Nullable TargetNode rest;

    public Mapping(Node[] keys, Matcher[] values, @Nullable TargetNode rest) {
      this.keys = keys;
      this.values = values;
      this.rest = rest;
    }

    @Override
    boolean matches(Frame frame, Object value) {
      if (!(value instanceof PyDict dict)) {
        return false;
      }
      PyDict left = dict.copy();
      for (int i = 0; i < keys.length; i++) {
        Object key = keys[i].execute(frame);
        Object found = dict.get(key);
        if (found == null || !values[i].matches(frame, found)) {
          return false;
        }
        left.remove(key);
      }
      if (rest != null) {
        rest.store(frame, left);
      }
      return true;
    }
  }

  public static final class ClassPattern extends Matcher {
    private final Node type;
    private final Matcher[] positional;
    private final String[] names;
    private final Matcher[] named;

    public ClassPattern(Node type, Matcher[] positional, String[] names, Matcher[] named) {
      this.type = type;
      this.positional = positional;
      this.names = names;
      this.named = named;
    }

    @Override
    boolean matches(Frame frame, Object value) {
      if (!(type.execute(frame) instanceof PyType expected)) {
        throw Errors.typeError("called match pattern must be a class");
      }
      return Ops.isInstance(value, expected)
          && positionalMatch(frame, value, expected)
          && namedMatch(frame, value);
    }

    private boolean positionalMatch(Frame frame, Object value, PyType expected) {
      if (positional.length == 0) {
        return true;
      }
      if (positional.length == 1 && matchesItself(expected)) {
        return positional[0].matches(frame, value);
      }
      PyTuple fields = matchArguments(expected);
      if (positional.length > fields.size()) {
        throw Errors.typeError(
            "%s() accepts %d positional sub-pattern%s (%d given)"
                .formatted(
                    expected.name(),
                    fields.size(),
                    fields.size() == 1 ? "" : "s",
                    positional.length));
      }
      for (int i = 0; i < positional.length; i++) {
        if (!(fields.get(i) instanceof String field)) {
          throw Errors.typeError(
              "__match_args__ elements must be strings (got %s)"
                  .formatted(Ops.typeOf(fields.get(i)).name()));
        }
        Object attribute = Ops.findAttr(value, field);
        if (attribute == null || !positional[i].matches(frame, attribute)) {
          return false;
        }
      }
      return true;
    }

    private static boolean matchesItself(PyType expected) {
      return expected.lookup("__match_args__") == null
          && expected.mro().stream().anyMatch(SELF_MATCHING::contains);
    }

    private static PyTuple matchArguments(PyType expected) {
      return Ops.findAttr(expected, "__match_args__") instanceof PyTuple declared
          ? declared
          : PyTuple.of();
    }

    private boolean namedMatch(Frame frame, Object value) {
      for (int i = 0; i < names.length; i++) {
        Object attribute = Ops.findAttr(value, names[i]);
        if (attribute == null || !named[i].matches(frame, attribute)) {
          return false;
        }
      }
      return true;
    }
  }
}

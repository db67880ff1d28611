package io.jacquard.jac.lib.enums;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.PyDict;
import io.jacquard.jac.runtime.container.PyList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;

/** {@code enum.Flag}: members that combine bit by bit. */
final class Flags {
  private static final String COMBINED = "_combined_";

  private Flags() {}

  static PyType define(String name, PyType... bases) {
    ClassBuilder type =
        new ClassBuilder("enum", name, bases)
            .method("__or__", "(self, other)", a -> combine(a, (x, y) -> x | y))
            .method("__ror__", "(self, other)", a -> combine(a, (x, y) -> x | y))
            .method("__and__", "(self, other)", a -> combine(a, (x, y) -> x & y))
            .method("__rand__", "(self, other)", a -> combine(a, (x, y) -> x & y))
            .method("__xor__", "(self, other)", a -> combine(a, (x, y) -> x ^ y))
            .method("__invert__", Instance.class, m -> of(m.type(), all(m.type()) & ~bits(m)))
            .method("__bool__", Instance.class, m -> bits(m) != 0)
            .method("__contains__", "(self, other)", Flags::contains)
            .method("__iter__", Instance.class, m -> PyList.copyOf(parts(m)).iterator())
            .method("__len__", Instance.class, m -> (long) parts(m).size())
            .method("__repr__", Instance.class, Flags::repr)
            .method("__str__", Instance.class, m -> m.type().name() + "." + label(m))
            .classMethod("_missing_", "(cls, value)", a -> of((PyType) a[0], Args.integer(a[1])));
    PyType done = type.build();
    return done.metatype(bases[bases.length - 1].type());
  }

  private static long bits(Instance member) {
    return Args.integer(Members.value(member));
  }

  private static long all(PyType type) {
    return Members.distinct(type).stream().mapToLong(Flags::bits).reduce(0, (x, y) -> x | y);
  }

  private static Object combine(Object[] a, LongBinaryOperator how) {
    Instance self = (Instance) a[0];
    long other;
    if (a[1] instanceof Instance member && member.type() == self.type()) {
      other = bits(member);
    } else if (Args.isInt(a[1])
        && self.type().isSubtypeOf(io.jacquard.jac.runtime.BuiltinTypes.INT)) {
      other = Args.integer(a[1]);
    } else {
      return Singleton.NOT_IMPLEMENTED;
    }
    return of(self.type(), how.applyAsLong(bits(self), other));
  }

  /** The member of these bits, made when it is a new combination. */
  private static Object of(PyType type, long bits) {
    Instance named = Members.find(type, bits);
    if (named != null) {
      return named;
    }
    if ((bits & ~all(type)) != 0) {
      throw Errors.valueError(bits + " is not a valid " + type.name());
    }
    Object known = type.namespace().get(COMBINED);
    PyDict combined = known instanceof PyDict dict ? dict : new PyDict();
    synchronized (type) {
      type.namespace().putIfAbsent(COMBINED, combined);
      Object made = combined.get(bits);
      if (made == null) {
        List<String> names = new ArrayList<>();
        for (Instance member : Members.distinct(type)) {
          if (bits(member) != 0 && (bits & bits(member)) == bits(member)) {
            names.add(String.valueOf(member.own("_name_")));
          }
        }
        made = Members.create(type, String.join("|", names), bits);
        combined.put(bits, made);
      }
      return made;
    }
  }

  private static List<Instance> parts(Instance member) {
    return Members.distinct(member.type()).stream()
        .filter(m -> Long.bitCount(bits(m)) == 1 && (bits(member) & bits(m)) != 0)
        .toList();
  }

  private static Object contains(Object[] a) {
    if (!(a[1] instanceof Instance other) || other.type() != ((Instance) a[0]).type()) {
      throw Errors.typeError(
          "unsupported operand type(s) for 'in': '"
              + Args.typeName(a[1])
              + "' and '"
              + Args.typeName(a[0])
              + "'");
    }
    return (bits((Instance) a[0]) & bits(other)) == bits(other);
  }

  private static String label(Instance member) {
    String name = String.valueOf(member.own("_name_"));
    return name.isEmpty() ? String.valueOf(bits(member)) : name;
  }

  private static String repr(Instance member) {
    String value = Ops.repr(Members.value(member));
    String name = String.valueOf(member.own("_name_"));
    return "<" + member.type().name() + (name.isEmpty() ? "" : "." + name) + ": " + value + ">";
  }
}

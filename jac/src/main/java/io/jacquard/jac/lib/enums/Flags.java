package io.jacquard.jac.lib.enums;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.Instance;
import io.jacquard.jac.runtime.Singleton;
import io.jacquard.jac.runtime.container.Keys;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
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
            .method("__invert__", Instance.class, Flags::inverted)
            .method("__bool__", Instance.class, m -> bits(m) != 0)
            .method("__contains__", "(self, other)", Flags::contains)
            .method("__iter__", Instance.class, m -> PyList.copyOf(parts(m)).iterator())
            .method("__len__", Instance.class, m -> (long) parts(m).size())
            .method("__hash__", Instance.class, m -> Keys.hash(Members.value(m)))
            .method("__repr__", Instance.class, Flags::repr)
            .method("__str__", Instance.class, m -> text(m))
            .classMethod("_missing_", "(cls, value)", a -> of((PyType) a[0], Args.integer(a[1])));
    PyType done = type.build();
    return done.metatype(bases[bases.length - 1].type());
  }

  private static long bits(Instance member) {
    return Args.integer(Members.value(member));
  }

  private static Object inverted(Instance member) {
    PyType type = member.type();
    boolean keeps = type.isSubtypeOf(BuiltinTypes.INT);
    return of(type, keeps ? ~bits(member) : all(type) & ~bits(member));
  }

  private static long all(PyType type) {
    return Members.distinct(type).stream().mapToLong(Flags::bits).reduce(0, (x, y) -> x | y);
  }

  private static Object combine(Object[] a, LongBinaryOperator how) {
    Instance self = (Instance) a[0];
    long other;
    if (a[1] instanceof Instance member && member.type() == self.type()) {
      other = bits(member);
    } else if (Args.isInt(a[1]) && self.type().isSubtypeOf(BuiltinTypes.INT)) {
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
    long known = all(type);
    boolean keeps = type.isSubtypeOf(BuiltinTypes.INT);
    if (keeps && bits < 0) {
      long range = Math.max(Long.highestOneBit(known), Long.highestOneBit(~bits)) << 1;
      return of(type, Math.max(range, 1) + bits);
    }
    if ((bits & ~known) != 0 && !keeps) {
      throw Errors.valueError(
          "%s invalid value %d\n    given %s\n  allowed %s"
              .formatted(type.repr(), bits, binary(bits, known, bits), binary(known, known, bits)));
    }
    Object earlier = type.namespace().get(COMBINED);
    PyDict combined = earlier instanceof PyDict dict ? dict : new PyDict();
    synchronized (type) {
      type.namespace().putIfAbsent(COMBINED, combined);
      Object made = combined.get(bits);
      if (made == null) {
        List<String> names = new ArrayList<>();
        for (Instance member : Members.distinct(type)) {
          if (single(member) && (bits & bits(member)) != 0) {
            names.add(String.valueOf(member.own("_name_")));
          }
        }
        if ((bits & ~known) != 0) {
          names.add(String.valueOf(bits & ~known));
        }
        made = Members.create(type, String.join("|", names), bits);
        combined.put(bits, made);
      }
      return made;
    }
  }

  /** The bits as CPython shows them: {@code 0b0 101}, as wide as the wider of two numbers. */
  private static String binary(long bits, long first, long second) {
    int width = 64 - Long.numberOfLeadingZeros(Math.max(first, second));
    String digits = Long.toBinaryString(bits);
    return "0b0 " + "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** Whether the member is one bit; the others are names for several, and not iterated. */
  static boolean single(Instance member) {
    return Long.bitCount(bits(member)) == 1;
  }

  private static List<Instance> parts(Instance member) {
    return Members.distinct(member.type()).stream()
        .filter(m -> single(m) && (bits(member) & bits(m)) != 0)
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

  private static String text(Instance member) {
    if (member.type().isSubtypeOf(BuiltinTypes.INT)) {
      return String.valueOf(bits(member));
    }
    String name = String.valueOf(member.own("_name_"));
    String type = member.type().name();
    return name.isEmpty() ? type + "(" + bits(member) + ")" : type + "." + name;
  }

  private static String repr(Instance member) {
    String value = Ops.repr(Members.value(member));
    String name = String.valueOf(member.own("_name_"));
    return "<" + member.type().name() + (name.isEmpty() ? "" : "." + name) + ": " + value + ">";
  }
}

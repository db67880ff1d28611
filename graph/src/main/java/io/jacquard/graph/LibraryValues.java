package io.jacquard.graph;

import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of library classes that may lie in a kept object, written as the arguments that make them
 * again.
 */
final class LibraryValues {
  private static final Object[] NOTHING = {};
  private static final String[] NO_KEYWORDS = {};

  /** How the values of a class are written and made again. */
  private enum Form {
    /** {@code Class.fromisoformat(x.isoformat())} */
    ISO {
      @Override
      Object[] write(Object value) {
        return new Object[] {Ops.callMethod(value, "isoformat", NOTHING, NO_KEYWORDS)};
      }

      @Override
      Object read(PyType type, Object[] arguments) {
        return Ops.call(Ops.getAttr(type, "fromisoformat"), arguments);
      }
    },
    /** {@code bytes.fromhex(x.hex())} */
    HEX {
      @Override
      Object[] write(Object value) {
        return new Object[] {Ops.callMethod(value, "hex", NOTHING, NO_KEYWORDS)};
      }

      @Override
      Object read(PyType type, Object[] arguments) {
        return Ops.call(Ops.getAttr(type, "fromhex"), arguments);
      }
    },
    /** {@code Class(str(x))} */
    TEXT {
      @Override
      Object[] write(Object value) {
        return new Object[] {Ops.str(value)};
      }
    },
    /** {@code timedelta(x.days, x.seconds, x.microseconds)} */
    DURATION {
      @Override
      Object[] write(Object value) {
        return new Object[] {
          Ops.getAttr(value, "days"),
          Ops.getAttr(value, "seconds"),
          Ops.getAttr(value, "microseconds")
        };
      }
    },
    /** {@code deque(list(x), x.maxlen)} */
    QUEUE {
      @Override
      Object[] write(Object value) {
        return new Object[] {PyList.from(value), Ops.getAttr(value, "maxlen")};
      }
    },
    /** {@code Class(dict(x))} */
    ENTRIES {
      @Override
      Object[] write(Object value) {
        return new Object[] {((PyDict) value).copy()};
      }
    },
    /** {@code defaultdict(x.default_factory, dict(x))} */
    DEFAULTS {
      @Override
      Object[] write(Object value) {
        return new Object[] {Ops.getAttr(value, "default_factory"), ((PyDict) value).copy()};
      }
    };

    abstract Object[] write(Object value);

    Object read(PyType type, Object[] arguments) {
      return Ops.call(type, arguments);
    }
  }

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          Map.entry("datetime.datetime", Form.ISO),
          Map.entry("datetime.date", Form.ISO),
          Map.entry("datetime.time", Form.ISO),
          Map.entry("datetime.timedelta", Form.DURATION),
          Map.entry("uuid.UUID", Form.TEXT),
          Map.entry("collections.deque", Form.QUEUE),
          Map.entry("collections.Counter", Form.ENTRIES),
          Map.entry("collections.OrderedDict", Form.ENTRIES),
          Map.entry("collections.defaultdict", Form.DEFAULTS),
          Map.entry("builtins.bytes", Form.HEX),
          Map.entry("builtins.bytearray", Form.HEX));

  private LibraryValues() {}

  /** What makes a value again, or {@code null} when it is of no class that is kept. */
  static Object @Nullable [] write(Object value) {
    Form form = value instanceof NativeValue known ? FORMS.get(known.type().qualifiedName()) : null;
    return form == null ? null : form.write(value);
  }

  static Object read(PyType type, Object[] arguments) {
    Form form = FORMS.get(type.qualifiedName());
    return form == null ? Ops.call(type, arguments) : form.read(type, arguments);
  }

  static boolean isEnum(PyType type) {
    return type.kind() == PyType.Kind.ENUM
        || type.mro().stream().anyMatch(base -> base.qualifiedName().equals("enum.Enum"));
  }
}

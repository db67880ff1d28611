package io.jacquard.jac.lib.builtin;

import io.jacquard.jac.runtime.BoxedInstance;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Indexes;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.Strings;
import java.util.List;

/** {@code print input repr ascii format ord chr}. */
public final class TextFunctions {
  private TextFunctions() {}

  public static List<NativeFunction> all() {
    return List.of(
        NativeFunction.of(
            "print",
            "(/, *args, sep=None, end=None, file=None, flush=False)",
            a ->
                print(
                    (PyTuple) a[0],
                    separator("sep", a[1], " "),
                    separator("end", a[2], "\n"),
                    a[3])),
        NativeFunction.of("input", "(prompt='', /)", a -> input(Ops.str(a[0]))),
        NativeFunction.of("repr", "(obj, /)", a -> Ops.repr(a[0])),
        NativeFunction.of("ascii", "(obj, /)", a -> Ops.ascii(a[0])),
        NativeFunction.of(
            "format", "(value, format_spec='', /)", a -> Ops.format(a[0], specification(a[1]))),
        NativeFunction.of("ord", "(c, /)", a -> ord(BoxedInstance.unbox(a[0]))),
        NativeFunction.of("chr", "(i, /)", a -> chr(Indexes.required(a[0]))));
  }

  private static String specification(Object spec) {
    if (BoxedInstance.unbox(spec) instanceof String text) {
      return text;
    }
    throw Errors.typeError("format() argument 2 must be str, not " + Ops.typeOf(spec).name());
  }

  private static String separator(String name, Object value, String otherwise) {
    if (value == None.NONE) {
      return otherwise;
    }
    if (BoxedInstance.unbox(value) instanceof String text) {
      return text;
    }
    throw Errors.typeError(name + " must be None or a string, not " + Ops.typeOf(value).name());
  }

  private static Object print(PyTuple values, String separator, String end, Object file) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        line.append(separator);
      }
      line.append(Ops.str(values.get(i)));
    }
    String text = line.append(end).toString();
    Execution execution = Execution.current();
    Object target = file == None.NONE ? execution.streams().get("stdout") : file;
    if (target == null) {
      execution.print(text);
    } else if (target != None.NONE) {
      Ops.callMethod(target, "write", new Object[] {text}, PyCallable.NO_KEYWORDS);
    }
    return None.NONE;
  }

  private static Object input(String prompt) {
    Execution execution = Execution.current();
    execution.print(prompt);
    String line = execution.readLine();
    if (line == null) {
      throw Errors.make("EOFError", "EOF when reading a line");
    }
    return line;
  }

  private static Object ord(Object value) {
    if (!(value instanceof String text)) {
      int size = Ops.typeOf(value).name().startsWith("byte") ? Ops.length(value) : -1;
      if (size == 1) {
        return Ops.getItem(value, 0L);
      }
      throw Errors.typeError(
          size < 0
              ? "ord() expected string of length 1, but " + Ops.typeOf(value).name() + " found"
              : expectedCharacter(size));
    }
    if (Strings.length(text) != 1) {
      throw Errors.typeError(expectedCharacter(Strings.length(text)));
    }
    return (long) text.codePointAt(0);
  }

  private static String expectedCharacter(int size) {
    return "ord() expected a character, but string of length " + size + " found";
  }

  private static Object chr(long point) {
    if (point < 0 || point > Character.MAX_CODE_POINT) {
      throw Errors.valueError("chr() arg not in range(0x110000)");
    }
    return Strings.of((int) point);
  }
}

package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.type.PyType;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The streams of {@code sys}, and those that a call puts in their place for itself. */
final class StandardStreams {
  private static final Set<String> NAMES = Set.of("stdout", "stderr", "stdin");
  private static final PyType TYPE =
      new ClassBuilder("_io", "TextIOWrapper")
          .method("write", "(self, s, /)", a -> output(a[0]).write(a[1]))
          .method("writelines", "(self, lines, /)", a -> output(a[0]).writeAll(a[1]))
          .method("read", "(self, size=-1, /)", a -> ((Input) a[0]).read())
          .method("readline", "(self, size=-1, /)", a -> ((Input) a[0]).line())
          .method("readlines", "(self, hint=-1, /)", a -> ((Input) a[0]).lines())
          .method("flush", "(self, /)", _ -> None.NONE)
          .method("isatty", "(self, /)", _ -> false)
          .method("readable", "(self, /)", a -> a[0] instanceof Input)
          .method("writable", "(self, /)", a -> a[0] instanceof Output)
          .method("fileno", "(self, /)", a -> ((Numbered) a[0]).number())
          .method("reconfigure", "(self, **options)", _ -> None.NONE)
          .constant("encoding", "utf-8")
          .constant("errors", "strict")
          .constant("closed", false)
          .build();

  static final Object STDIN = new Input("<stdin>", 0);
  static final Object STDOUT = new Output("<stdout>", 1, text -> Execution.current().print(text));
  static final Object STDERR = new Output("<stderr>", 2, System.err::print);

  /** {@code sys.stdout = x} holds for the running call alone, and its tasks. */
  static final PyModule.Overrides OF_THE_CALL =
      new PyModule.Overrides() {
        @Override
        public @Nullable Object find(String attribute) {
          return NAMES.contains(attribute) ? Execution.current().streams().get(attribute) : null;
        }

        @Override
        public boolean assign(String attribute, Object value) {
          if (!NAMES.contains(attribute)) {
            return false;
          }
          if (value instanceof Numbered own && own.name().equals("<" + attribute + ">")) {
            Execution.current().streams().remove(attribute);
          } else {
            Execution.current().streams().put(attribute, value);
          }
          return true;
        }
      };

  private StandardStreams() {}

  private static Output output(Object stream) {
    if (stream instanceof Output output) {
      return output;
    }
    throw Errors.make("OSError", "not writable");
  }

  /** One of the process's own streams. */
  private sealed interface Numbered extends NativeValue {
    String name();

    long number();

    @Override
    default PyType type() {
      return TYPE;
    }

    @Override
    default @Nullable Object attr(String attribute) {
      return attribute.equals("name") ? name() : null;
    }
  }

  private record Output(String name, long number, Consumer<String> sink) implements Numbered {
    Object write(Object text) {
      String s = Args.text(text, "write() argument");
      sink.accept(s);
      return (long) s.codePointCount(0, s.length());
    }

    Object writeAll(Object lines) {
      Args.items(lines).forEach(this::write);
      return None.NONE;
    }

    @Override
    public String repr() {
      return "<_io.TextIOWrapper name='" + name + "' mode='w' encoding='utf-8'>";
    }
  }

  private record Input(String name, long number) implements Numbered {
    String line() {
      String line = Execution.current().readLine();
      return line == null ? "" : line + "\n";
    }

    String read() {
      StringBuilder all = new StringBuilder();
      for (String line = line(); !line.isEmpty(); line = line()) {
        all.append(line);
      }
      return all.toString();
    }

    PyList lines() {
      PyList lines = new PyList();
      for (String line = line(); !line.isEmpty(); line = line()) {
        lines.append(line);
      }
      return lines;
    }

    @Override
    public PyIterator iterator() {
      return () -> {
        String line = line();
        return line.isEmpty() ? null : line;
      };
    }

    @Override
    public String repr() {
      return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>";
    }
  }
}

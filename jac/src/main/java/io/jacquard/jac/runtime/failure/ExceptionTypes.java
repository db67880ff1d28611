package io.jacquard.jac.runtime.failure;

import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.Iteration;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.function.NativeFunction;
import io.jacquard.jac.runtime.function.PyCallable;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The exception classes of CPython 3.12 and the methods that all exceptions have. */
public final class ExceptionTypes {
  /** One class and its direct subclasses per line, bases before their subclasses. */
  private static final String HIERARCHY =
      """
      BaseException: BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit
      Exception: ArithmeticError AssertionError AttributeError BufferError EOFError ImportError
      Exception: LookupError MemoryError NameError OSError ReferenceError RuntimeError
      Exception: StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError
      Exception: Warning
      ArithmeticError: FloatingPointError OverflowError ZeroDivisionError
      ImportError: ModuleNotFoundError
      LookupError: IndexError KeyError
      NameError: UnboundLocalError
      OSError: BlockingIOError ChildProcessError ConnectionError FileExistsError
      OSError: FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError
      OSError: PermissionError ProcessLookupError TimeoutError
      ConnectionError: BrokenPipeError ConnectionAbortedError ConnectionRefusedError
      ConnectionError: ConnectionResetError
      RuntimeError: NotImplementedError RecursionError
      SyntaxError: IndentationError
      IndentationError: TabError
      ValueError: UnicodeError
      UnicodeError: UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
      Warning: BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning
      Warning: PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning
      Warning: UnicodeWarning UserWarning
      """;

  /** The subclass that {@code OSError(errno, text)} makes. */
  private static final Map<Long, String> BY_ERRNO =
      Map.ofEntries(
          Map.entry(1L, "PermissionError"),
          Map.entry(2L, "FileNotFoundError"),
          Map.entry(3L, "ProcessLookupError"),
          Map.entry(4L, "InterruptedError"),
          Map.entry(10L, "ChildProcessError"),
          Map.entry(11L, "BlockingIOError"),
          Map.entry(13L, "PermissionError"),
          Map.entry(17L, "FileExistsError"),
          Map.entry(20L, "NotADirectoryError"),
          Map.entry(21L, "IsADirectoryError"),
          Map.entry(32L, "BrokenPipeError"),
          Map.entry(104L, "ConnectionResetError"),
          Map.entry(110L, "TimeoutError"),
          Map.entry(111L, "ConnectionRefusedError"));

  private ExceptionTypes() {}

  /** The class of the object that constructing an exception class with these arguments makes. */
  public static PyType specific(PyType type, Object[] args) {
    if (args.length < 2 || type != BuiltinTypes.named("OSError")) {
      return type;
    }
    String name = args[0] instanceof Long errno ? BY_ERRNO.get(errno) : null;
    return name == null ? type : BuiltinTypes.named(name);
  }

  public static void create() {
    HIERARCHY
        .lines()
        .forEach(line -> {
          int colon = line.indexOf(':');
          PyType base = BuiltinTypes.named(line.substring(0, colon));
          for (String name : line.substring(colon + 2).split(" ", -1)) {
            BuiltinTypes.type(name, base);
          }
        });
    BuiltinTypes.type(
        "ExceptionGroup", BuiltinTypes.named("BaseExceptionGroup"), BuiltinTypes.EXCEPTION);
  }

  public static void install() {
    BuiltinTypes.BASE_EXCEPTION
        .define(
            NativeFunction.of("__init__", "(self, /, *args)", ExceptionTypes::initialize),
            NativeFunction.of("__str__", "(self, /)", a -> self(a).message()),
            NativeFunction.of("__repr__", "(self, /)", a -> repr(self(a))),
            NativeFunction.of(
                "with_traceback", "(self, tb, /)", a -> traceback((PyException) a[0], a[1])),
            NativeFunction.of("add_note", "(self, note, /)", ExceptionTypes::addNote))
        .defineProperty(
            "args",
            e -> PyTuple.of(((PyException) e).arguments()),
            (e, value) -> ((PyException) e).arguments(Iteration.toArray(value)))
        .defineProperty(
            "__cause__",
            e -> orNone(((PyException) e).cause()),
            (e, value) -> ((PyException) e).cause(orNull(value, "cause")))
        .defineProperty(
            "__context__",
            e -> orNone(((PyException) e).context()),
            (e, value) -> ((PyException) e).context(orNull(value, "context")))
        .defineProperty(
            "__suppress_context__",
            e -> ((PyException) e).contextSuppressed(),
            (e, value) -> ((PyException) e).contextSuppressed(Ops.truthy(value)))
        .defineProperty(
            "__traceback__",
            e -> Objects.requireNonNullElse(((PyException) e).traceback(), None.NONE),
            (e, value) -> traceback((PyException) e, value));
    argument("StopIteration", "value", 0);
    argument("SystemExit", "code", 0);
    keywords("ImportError", "name", "path");
    keywords("NameError", "name");
    keywords("AttributeError", "name", "obj");
    argument("ImportError", "msg", 0);
    argument("SyntaxError", "msg", 0);
    List<String> places =
        List.of("filename", "lineno", "offset", "text", "end_lineno", "end_offset");
    for (int i = 0; i < places.size(); i++) {
      placed(places.get(i), i);
    }
    installOsError();
    ExceptionGroups.install();
  }

  private static Object traceback(PyException exception, Object value) {
    switch (value) {
      case None _ -> exception.forgetFrames();
      case PyTraceback given -> exception.frames(given.frames());
      default -> throw Errors.typeError("__traceback__ must be a traceback or None");
    }
    return exception;
  }

  private static void installOsError() {
    fromArguments("OSError", "errno", a -> a.length >= 2 ? a[0] : None.NONE);
    fromArguments("OSError", "strerror", a -> a.length >= 2 ? a[1] : None.NONE);
    fromArguments("OSError", "filename", _ -> None.NONE);
  }

  /** Where a syntax error was found, as its second argument tells. */
  private static void placed(String attribute, int index) {
    fromArguments(
        "SyntaxError",
        attribute,
        a ->
            a.length == 2 && a[1] instanceof PyTuple place && index < place.size()
                ? place.get(index)
                : None.NONE);
  }

  private static void argument(String type, String attribute, int index) {
    fromArguments(type, attribute, a -> a.length > index ? a[index] : None.NONE);
  }

  /** An attribute that reads from the arguments until it is assigned. */
  private static void fromArguments(
      String type, String attribute, Function<Object[], Object> reading) {
    BuiltinTypes.named(type)
        .defineProperty(
            attribute,
            e -> {
              Object assigned = ((PyException) e).own(attribute);
              return assigned != null ? assigned : reading.apply(((PyException) e).arguments());
            },
            (e, value) -> ((PyException) e).own(attribute, value));
  }

  /** Attributes that the constructor takes by keyword. */
  private static void keywords(String type, String... attributes) {
    for (String attribute : attributes) {
      fromArguments(type, attribute, _ -> None.NONE);
    }
    BuiltinTypes.named(type)
        .define(
            NativeFunction.of(
                "__init__",
                "(self, /, *args, **kwargs)",
                a -> {
                  initialize(a);
                  ((PyDict) a[2])
                      .forEach((name, value) -> {
                        if (!List.of(attributes).contains(name)) {
                          throw Errors.typeError(
                              Ops.repr(name)
                                  + " is an invalid keyword argument for "
                                  + type
                                  + "()");
                        }
                        self(a).own((String) name, value);
                      });
                  return None.NONE;
                }));
  }

  private static PyException self(Object[] bound) {
    if (bound[0] instanceof PyException exception) {
      return exception;
    }
    throw Errors.typeError(
        "descriptor requires a 'BaseException' object but received a '"
            + Ops.typeOf(bound[0]).name()
            + "'");
  }

  private static Object initialize(Object[] bound) {
    self(bound).arguments(Iteration.toArray(bound[1]));
    return None.NONE;
  }

  private static String repr(PyException exception) {
    Object[] arguments = exception.arguments();
    return arguments.length == 1
        ? exception.type().name() + "(" + Ops.repr(arguments[0]) + ")"
        : exception.type().name() + Ops.repr(PyTuple.of(arguments));
  }

  private static Object addNote(Object[] bound) {
    PyException exception = self(bound);
    if (!(bound[1] instanceof String)) {
      throw Errors.typeError("note must be a str, not '" + Ops.typeOf(bound[1]).name() + "'");
    }
    Object notes = exception.own("__notes__");
    if (notes == null) {
      notes = new PyList();
      exception.own("__notes__", notes);
    }
    Ops.callMethod(notes, "append", new Object[] {bound[1]}, PyCallable.NO_KEYWORDS);
    return None.NONE;
  }

  private static Object orNone(@Nullable PyException exception) {
    return exception == null ? None.NONE : exception;
  }

  private static @Nullable PyException orNull(Object value, String role) {
    if (value == None.NONE) {
      return null;
    }
    if (value instanceof PyException exception) {
      return exception;
    }
    throw Errors.typeError("exception " + role + " must be None or derive from BaseException");
  }
}

package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.io.IoModule;
import io.jacquard.jac.runtime.Errors;
import io.jacquard.jac.runtime.Execution;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.Operator;
import io.jacquard.jac.runtime.Ops;
import io.jacquard.jac.runtime.PyModule;
import io.jacquard.jac.runtime.PyType;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@code pathlib.Path}. */
public record PyPath(String text) implements NativeValue {
  private static final PyType TYPE = define();

  public static PyModule pathlib() {
    return new ModuleBuilder("pathlib")
        .value("Path", TYPE)
        .value("PosixPath", TYPE)
        .value("PurePath", TYPE)
        .value("PurePosixPath", TYPE)
        .build();
  }

  private static PyPath of(List<String> parts) {
    if (parts.isEmpty()) {
      return new PyPath(".");
    }
    String joined = Paths.join(parts);
    List<String> kept =
        Paths.components(joined).stream().filter(part -> !part.equals(".")).toList();
    String root = joined.startsWith("/") ? "/" : "";
    String text = root + String.join("/", kept);
    return new PyPath(text.isEmpty() ? "." : text);
  }

  private static PyType define() {
    ClassBuilder type =
        new ClassBuilder("pathlib", "PosixPath")
            .constructor(
                "(*args)", a -> of(((PyTuple) a[0]).asJava().stream().map(Paths::text).toList()));
    texts(type);
    reads(type);
    changes(type);
    return type.build();
  }

  private static PyPath self(Object[] a) {
    return (PyPath) a[0];
  }

  private static void texts(ClassBuilder type) {
    type.method("__fspath__", PyPath.class, PyPath::text)
        .property("name", PyPath.class, PyPath::name)
        .property("stem", PyPath.class, p -> Paths.splitExtension(p.name()).get(0))
        .property("suffix", PyPath.class, p -> Paths.splitExtension(p.name()).get(1))
        .property("parent", PyPath.class, PyPath::parent)
        .property("parents", PyPath.class, PyPath::parents)
        .property("parts", PyPath.class, PyPath::parts)
        .method("is_absolute", PyPath.class, p -> p.text.startsWith("/"))
        .method("as_posix", PyPath.class, PyPath::text)
        .method(
            "joinpath",
            "(self, *others)",
            a -> {
              List<String> parts = new ArrayList<>(List.of(self(a).text));
              ((PyTuple) a[1]).forEach(other -> parts.add(Paths.text(other)));
              return of(parts);
            })
        .method("with_name", "(self, name)", a -> of(List.of(self(a).parent().text, Ops.str(a[1]))))
        .method(
            "with_suffix",
            "(self, suffix)",
            a ->
                of(
                    List.of(
                        self(a).parent().text,
                        Paths.splitExtension(self(a).name()).get(0) + Ops.str(a[1]))))
        .method("absolute", PyPath.class, p -> new PyPath(Paths.absolute(p.text)))
        .method("resolve", "(self, strict=False)", a -> new PyPath(Paths.absolute(self(a).text)))
        .method("expanduser", PyPath.class, p -> p)
        .method("relative_to", "(self, other)", a -> self(a).relativeTo(Paths.text(a[1])))
        .method(
            "match", "(self, pattern)", a -> glob(Ops.str(a[1])).matches(Path.of(self(a).name())))
        .classMethod("cwd", "(cls)", _ -> new PyPath(Execution.current().files().home().toString()))
        .classMethod(
            "home", "(cls)", _ -> new PyPath(Execution.current().files().home().toString()));
  }

  private static void reads(ClassBuilder type) {
    type.method("exists", PyPath.class, p -> p.test(Files::exists))
        .method("is_file", PyPath.class, p -> p.test(Files::isRegularFile))
        .method("is_dir", PyPath.class, p -> p.test(Files::isDirectory))
        .method("stat", PyPath.class, p -> FileStatus.of(p).toTuple())
        .method("read_text", "(self, encoding=None, errors=None)", a -> self(a).read("r"))
        .method("read_bytes", PyPath.class, p -> p.read("rb"))
        .method(
            "open",
            "(self, mode='r', buffering=-1, encoding=None)",
            a -> IoModule.open(a[0], Ops.str(a[1]), Args.textOrNull(a[3], "encoding")))
        .method("iterdir", PyPath.class, p -> PyList.copyOf(p.children(1, null)).iterator())
        .method(
            "glob", "(self, pattern)", a -> PyList.copyOf(self(a).find(Ops.str(a[1]))).iterator())
        .method(
            "rglob",
            "(self, pattern)",
            a -> PyList.copyOf(self(a).find("**/" + Ops.str(a[1]))).iterator());
  }

  private static void changes(ClassBuilder type) {
    type.method(
            "write_text",
            "(self, data, encoding=None, errors=None, newline=None)",
            a -> self(a).write("w", a[1]))
        .method("write_bytes", "(self, data)", a -> self(a).write("wb", a[1]))
        .method("mkdir", "(self, mode=511, parents=False, exist_ok=False)", PyPath::mkdir)
        .method("touch", "(self, mode=438, exist_ok=True)", a -> self(a).write("a", ""))
        .method(
            "unlink",
            "(self, missing_ok=False)",
            a ->
                Args.truth(a[1]) && !self(a).test(Files::exists)
                    ? None.NONE
                    : OsModule.change(a[0], OsModule::remove))
        .method("rmdir", PyPath.class, p -> OsModule.change(p, OsModule::removeFolder))
        .method("rename", "(self, target)", PyPath::move)
        .method("replace", "(self, target)", PyPath::move);
  }

  private static Object mkdir(Object[] a) {
    boolean parents = Args.truth(a[2]);
    boolean mayExist = Args.truth(a[3]);
    return OsModule.change(
        a[0],
        file -> {
          if (parents || (mayExist && Files.isDirectory(file))) {
            OsModule.makeFolders(file, mayExist);
          } else {
            Files.createDirectory(file);
          }
        });
  }

  private static Object move(Object[] a) {
    Path target = Paths.fileToChange(a[1]);
    OsModule.change(a[0], f -> Files.move(f, target, StandardCopyOption.REPLACE_EXISTING));
    return new PyPath(Paths.text(a[1]));
  }

  private interface Test {
    boolean of(Path file);
  }

  private boolean test(Test test) {
    var files = Execution.current().files();
    Path file = files.home().resolve(text).normalize();
    return files.allows(file) && test.of(file);
  }

  private Object read(String mode) {
    Object stream = IoModule.open(this, mode, null);
    try {
      return Ops.callMethod(stream, "read", new Object[0], new String[0]);
    } finally {
      Ops.callMethod(stream, "close", new Object[0], new String[0]);
    }
  }

  private Object write(String mode, Object data) {
    Object stream = IoModule.open(this, mode, null);
    try {
      return Ops.callMethod(stream, "write", new Object[] {data}, new String[0]);
    } finally {
      Ops.callMethod(stream, "close", new Object[0], new String[0]);
    }
  }

  private static PathMatcher glob(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }

  private List<PyPath> children(int depth, @Nullable PathMatcher matcher) {
    Path folder = Paths.file(this);
    try (Stream<Path> files = Files.walk(folder, depth)) {
      return files
          .filter(f -> !f.equals(folder))
          .map(folder::relativize)
          .filter(f -> matcher == null || matcher.matches(f))
          .sorted()
          .map(f -> of(List.of(text, f.toString())))
          .toList();
    } catch (IOException failure) {
      throw OsErrors.of(failure, text);
    }
  }

  private List<PyPath> find(String pattern) {
    // a leading **/ also matches no folder at all, which the JDK's matcher does not
    List<PyPath> found = new ArrayList<>(children(Integer.MAX_VALUE, glob(pattern)));
    if (pattern.startsWith("**/")) {
      children(1, glob(pattern.substring(3))).stream()
          .filter(p -> !found.contains(p))
          .forEach(found::add);
    }
    return found;
  }

  private String name() {
    String name = Paths.basename(text);
    return name.equals(".") ? "" : name;
  }

  private PyPath parent() {
    String parent = Paths.dirname(text);
    return new PyPath(parent.isEmpty() ? "." : parent);
  }

  private PyTuple parents() {
    List<Object> all = new ArrayList<>();
    PyPath at = this;
    while (!at.parent().equals(at)) {
      at = at.parent();
      all.add(at);
    }
    return PyTuple.of(all.toArray());
  }

  private PyTuple parts() {
    List<Object> parts = new ArrayList<>(text.startsWith("/") ? List.of("/") : List.of());
    Paths.components(text).stream().filter(p -> !p.equals(".")).forEach(parts::add);
    return PyTuple.of(parts.toArray());
  }

  private Object relativeTo(String other) {
    String base = of(List.of(other)).text;
    if (text.equals(base)) {
      return new PyPath(".");
    }
    if (base.equals(".") && !text.startsWith("/")) {
      return this;
    }
    String prefix = base.endsWith("/") ? base : base + "/";
    if (!text.startsWith(prefix)) {
      throw Errors.valueError(Ops.repr(text) + " is not in the subpath of " + Ops.repr(base));
    }
    return new PyPath(text.substring(prefix.length()));
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public boolean equalTo(Object other) {
    return equals(other);
  }

  @Override
  public long hash() {
    return text.hashCode();
  }

  @Override
  public @Nullable Boolean compare(Operator operator, Object other) {
    return other instanceof PyPath path ? operator.holds(text.compareTo(path.text)) : null;
  }

  @Override
  public @Nullable Object binary(Operator operator, Object right) {
    boolean joins = right instanceof String || right instanceof PyPath;
    return operator == Operator.DIVIDE && joins ? of(List.of(text, Paths.text(right))) : null;
  }

  @Override
  public @Nullable Object reflected(Operator operator, Object left) {
    return operator == Operator.DIVIDE && left instanceof String s ? of(List.of(s, text)) : null;
  }

  @Override
  public String repr() {
    return "PosixPath(" + Ops.repr(text) + ")";
  }

  @Override
  public String str() {
    return text;
  }
}

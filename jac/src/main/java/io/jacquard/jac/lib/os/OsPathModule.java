package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The module {@code os.path}. */
public final class OsPathModule {
  private OsPathModule() {}

  public static PyModule path() {
    ModuleBuilder module =
        new ModuleBuilder("posixpath")
            .value("sep", "/")
            .value("curdir", ".")
            .value("pardir", "..")
            .value("extsep", ".")
            .value("pathsep", ":")
            .value("altsep", None.NONE)
            .value("devnull", "/dev/null")
            .value("defpath", "/bin:/usr/bin");
    texts(module);
    files(module);
    return module.build();
  }

  private static PyTuple splitRoot(String path) {
    int slashes = path.length() - path.replaceFirst("^/+", "").length();
    int root = slashes == 2 ? 2 : Math.min(slashes, 1);
    return PyTuple.of("", path.substring(0, root), path.substring(root));
  }

  private static void texts(ModuleBuilder module) {
    module
        .function(
            "join",
            "(a, /, *p)",
            a -> {
              List<String> parts = new ArrayList<>(List.of(part(a[0])));
              ((PyTuple) a[1]).forEach(p -> parts.add(part(p)));
              return Paths.join(parts);
            })
        .function("dirname", "(p)", a -> Paths.dirname(Paths.text(a[0])))
        .function("basename", "(p)", a -> Paths.basename(Paths.text(a[0])))
        .function(
            "split",
            "(p)",
            a -> PyTuple.of(Paths.dirname(Paths.text(a[0])), Paths.basename(Paths.text(a[0]))))
        .function("splitdrive", "(p)", a -> PyTuple.of("", Paths.text(a[0])))
        .function("splitroot", "(p)", a -> splitRoot(Paths.text(a[0])))
        .function("splitext", "(p)", a -> Paths.splitExtension(Paths.text(a[0])))
        .function("normpath", "(path)", a -> Paths.normalize(Paths.text(a[0])))
        .function("normcase", "(s)", a -> Paths.text(a[0]))
        .function("isabs", "(s)", a -> Paths.text(a[0]).startsWith("/"))
        .function("abspath", "(path)", a -> Paths.absolute(Paths.text(a[0])))
        .function("realpath", "(filename, *, strict=False)", a -> real(a[0]))
        .function(
            "relpath",
            "(path, start='.')",
            a -> {
              String path = Paths.text(a[0]);
              if (path.isEmpty()) {
                throw Errors.valueError("no path specified");
              }
              return Paths.relative(path, Paths.text(a[1]));
            })
        .function("expanduser", "(path)", a -> expandUser(Paths.text(a[0])))
        .function("expandvars", "(path)", a -> OsModule.expandVariables(Paths.text(a[0])))
        .function("commonprefix", "(m)", a -> commonPrefix(Args.items(a[0])))
        .function("commonpath", "(paths)", a -> commonPath(Args.items(a[0])));
  }

  private static String part(Object value) {
    if (value instanceof String
        || io.jacquard.jac.runtime.operator.Ops.typeOf(value).lookup("__fspath__") != null) {
      return Paths.text(value);
    }
    throw Errors.typeError(
        "join() argument must be str, bytes, or os.PathLike object, not '"
            + Args.typeName(value)
            + "'");
  }

  private static Object real(Object path) {
    Path file = Paths.file(path);
    try {
      return file.toRealPath().toString();
    } catch (IOException _) {
      return file.toString();
    }
  }

  /** The program's home is its own folder; the account's home is none of its business. */
  private static String expandUser(String path) {
    return path.equals("~") || path.startsWith("~/")
        ? Execution.current().files().home() + path.substring(1)
        : path;
  }

  private static String commonPrefix(List<Object> texts) {
    if (texts.isEmpty()) {
      return "";
    }
    String first = Paths.text(texts.getFirst());
    int length = first.length();
    for (Object other : texts) {
      String text = Paths.text(other);
      int i = 0;
      while (i < Math.min(length, text.length()) && text.charAt(i) == first.charAt(i)) {
        i++;
      }
      length = i;
    }
    return first.substring(0, length);
  }

  private static String commonPath(List<Object> paths) {
    if (paths.isEmpty()) {
      throw Errors.valueError("commonpath() arg is an empty sequence");
    }
    List<String> texts = paths.stream().map(Paths::text).toList();
    boolean absolute = texts.getFirst().startsWith("/");
    if (texts.stream().anyMatch(t -> t.startsWith("/") != absolute)) {
      throw Errors.valueError("Can't mix absolute and relative paths");
    }
    List<String> common = Paths.components(texts.getFirst());
    for (String text : texts) {
      List<String> other = Paths.components(text);
      int same = 0;
      while (same < Math.min(common.size(), other.size())
          && common.get(same).equals(other.get(same))) {
        same++;
      }
      common = common.subList(0, same);
    }
    return (absolute ? "/" : "") + String.join("/", common);
  }

  private static void files(ModuleBuilder module) {
    module
        .function("exists", "(path)", a -> visible(a[0]) && Files.exists(Paths.file(a[0])))
        .function(
            "lexists",
            "(path)",
            a ->
                visible(a[0])
                    && Files.exists(Paths.file(a[0]), java.nio.file.LinkOption.NOFOLLOW_LINKS))
        .function("isfile", "(path)", a -> visible(a[0]) && Files.isRegularFile(Paths.file(a[0])))
        .function("isdir", "(s)", a -> visible(a[0]) && Files.isDirectory(Paths.file(a[0])))
        .function("islink", "(path)", a -> visible(a[0]) && Files.isSymbolicLink(Paths.file(a[0])))
        .function("getsize", "(filename)", a -> FileStatus.of(a[0]).size())
        .function("getmtime", "(filename)", a -> FileStatus.of(a[0]).modified())
        .function("getatime", "(filename)", a -> FileStatus.of(a[0]).accessed())
        .function("getctime", "(filename)", a -> FileStatus.of(a[0]).changed())
        .function("samefile", "(f1, f2)", a -> real(a[0]).equals(real(a[1])));
  }

  /** Files outside of the program's folders do not exist as far as it can tell. */
  private static boolean visible(Object path) {
    var files = Execution.current().files();
    String text = Paths.text(path);
    return !text.isEmpty()
        && text.indexOf('\0') < 0
        && files.allows(files.home().resolve(text).normalize());
  }
}

package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.typing.AbstractClasses;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.FilePolicy;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The module {@code os}. */
public final class OsModule {
  static final Environment ENVIRON = new Environment();
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{([^}]*)}|(\\w+))");

  private OsModule() {}

  public static PyModule os() {
    ModuleBuilder module =
        new ModuleBuilder("os")
            .value("name", "posix")
            .value("sep", "/")
            .value("linesep", "\n")
            .value("pathsep", ":")
            .value("curdir", ".")
            .value("pardir", "..")
            .value("extsep", ".")
            .value("altsep", None.NONE)
            .value("devnull", "/dev/null")
            .value("environ", ENVIRON)
            .value("path", OsPathModule.path())
            .value("error", BuiltinTypes.named("OSError"))
            .type(AbstractClasses.offering("os", "PathLike", "__fspath__"))
            .value("F_OK", 0L)
            .value("R_OK", 4L)
            .value("W_OK", 2L)
            .value("X_OK", 1L);
    process(module);
    Listing.define(module);
    reads(module);
    changes(module);
    return module.build();
  }

  private static void process(ModuleBuilder module) {
    module
        .function("getenv", "(key, default=None)", a -> ENVIRON.getOrDefault(a[0], a[1]))
        .function(
            "putenv",
            "(name, value, /)",
            a -> {
              ENVIRON.setItem(a[0], a[1]);
              return None.NONE;
            })
        .function("getcwd", "()", _ -> Execution.current().files().home().toString())
        .function("getpid", "()", _ -> ProcessHandle.current().pid())
        .function(
            "getppid",
            "()",
            _ -> ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L))
        .function("cpu_count", "()", _ -> (long) Runtime.getRuntime().availableProcessors())
        .function(
            "urandom",
            "(size, /)",
            a -> {
              byte[] bytes = new byte[Args.smallInt(a[0])];
              new SecureRandom().nextBytes(bytes);
              return PyBytes.of(bytes);
            })
        .function("fspath", "(path)", a -> Paths.text(a[0]))
        .function("system", "(command)", a -> SubprocessModule.system(a[0]))
        .function("popen", "(cmd, mode='r', buffering=-1)", SubprocessModule::popen)
        .function("chdir", "(path)", a -> changeFolder(Paths.text(a[0])));
  }

  private static Object changeFolder(String path) {
    Execution execution = Execution.current();
    if (!execution.host().byHand()) {
      throw SubprocessModule.refused("os.chdir");
    }
    Path folder = execution.files().resolve(path);
    if (!Files.isDirectory(folder)) {
      throw Errors.make("FileNotFoundError", 2L, "No such file or directory", path);
    }
    execution.files(FilePolicy.confinedTo(folder, folder.getRoot()));
    return None.NONE;
  }

  static String expandVariables(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(match -> {
          String name = match.group(1) == null ? match.group(2) : match.group(1);
          Object value = ENVIRON.get(name);
          return Matcher.quoteReplacement(value instanceof String s ? s : match.group());
        });
  }

  private static void reads(ModuleBuilder module) {
    module
        .function("listdir", "(path='.')", a -> PyList.copyOf(names(a[0])))
        .function("stat", "(path)", a -> FileStatus.of(a[0]).toTuple())
        .function("access", "(path, mode)", a -> access(Paths.file(a[0]), Args.integer(a[1])))
        .function(
            "walk",
            "(top, topdown=True, onerror=None, followlinks=False)",
            a -> walk(a[0], Args.truth(a[1])));
  }

  static List<String> names(Object folder) {
    try (Stream<Path> files = Files.list(Paths.file(folder))) {
      return files.map(f -> f.getFileName().toString()).toList();
    } catch (IOException failure) {
      throw OsErrors.of(failure, Paths.text(folder));
    }
  }

  private static boolean access(Path file, long mode) {
    return Files.exists(file)
        && ((mode & 4) == 0 || Files.isReadable(file))
        && ((mode & 2) == 0 || Files.isWritable(file))
        && ((mode & 1) == 0 || Files.isExecutable(file));
  }

  private static Object walk(Object top, boolean topDown) {
    List<Object> steps = new ArrayList<>();
    collect(Paths.text(top), topDown, steps);
    return PyList.copyOf(steps).iterator();
  }

  private static void collect(String folder, boolean topDown, List<Object> steps) {
    if (!Files.isDirectory(Paths.file(folder))) {
      return;
    }
    PyList folders = PyList.of();
    PyList files = PyList.of();
    for (String name : names(folder)) {
      boolean isFolder = Files.isDirectory(Paths.file(Paths.join(List.of(folder, name))));
      (isFolder ? folders : files).append(name);
    }
    PyTuple step = PyTuple.of(folder, folders, files);
    if (topDown) {
      steps.add(step);
    }
    for (Object name : folders.toArray()) {
      collect(Paths.join(List.of(folder, (String) name)), topDown, steps);
    }
    if (!topDown) {
      steps.add(step);
    }
  }

  /** A change on disk that may fail. */
  interface Change {
    void run(Path file) throws IOException;
  }

  static Object change(Object path, Change change) {
    Path file = Paths.fileToChange(path);
    try {
      change.run(file);
      return None.NONE;
    } catch (IOException failure) {
      throw OsErrors.of(failure, Paths.text(path));
    }
  }

  private static void changes(ModuleBuilder module) {
    module
        .function("mkdir", "(path, mode=511)", a -> change(a[0], Files::createDirectory))
        .function(
            "makedirs",
            "(name, mode=511, exist_ok=False)",
            a -> change(a[0], f -> makeFolders(f, Args.truth(a[2]))))
        .function("remove", "(path)", a -> change(a[0], OsModule::remove))
        .function("unlink", "(path)", a -> change(a[0], OsModule::remove))
        .function("rmdir", "(path)", a -> change(a[0], OsModule::removeFolder))
        .function(
            "rename",
            "(src, dst)",
            a -> {
              Path target = Paths.fileToChange(a[1]);
              return change(a[0], f -> Files.move(f, target, StandardCopyOption.REPLACE_EXISTING));
            })
        .function(
            "replace",
            "(src, dst)",
            a -> {
              Path target = Paths.fileToChange(a[1]);
              return change(a[0], f -> Files.move(f, target, StandardCopyOption.ATOMIC_MOVE));
            });
  }

  static void makeFolders(Path folder, boolean mayExist) throws IOException {
    if (Files.exists(folder) && !(mayExist && Files.isDirectory(folder))) {
      throw new java.nio.file.FileAlreadyExistsException(folder.toString());
    }
    Files.createDirectories(folder);
  }

  static void remove(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("Is a directory");
    }
    Files.delete(file);
  }

  static void removeFolder(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new java.nio.file.NotDirectoryException(folder.toString());
    }
    Files.delete(folder);
  }

  /** Sets a variable for programs; one that is there stays unless it is overridden. */
  static void define(String name, String value, boolean override) {
    if (override || !ENVIRON.containsKey(name)) {
      ENVIRON.put(name, value);
    }
  }
}

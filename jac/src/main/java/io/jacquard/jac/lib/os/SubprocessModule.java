package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The module {@code _subprocess}: starts processes for {@code subprocess}, which is written in Jac.
 * Only a program that its user runs by hand may start any.
 */
public final class SubprocessModule {
  private static final PyType CHILD =
      new ClassBuilder("_subprocess", "Child")
          .method("write", "(self, data, /)", a -> child(a).write(((PyBytes) a[1]).toByteArray()))
          .method("wait", "(self, timeout, /)", a -> child(a).waited(a[1]))
          .method("taken", "(self, error, /)", a -> child(a).taken(Ops.truthy(a[1])))
          .method("kill", "(self, hard, /)", a -> child(a).kill(Ops.truthy(a[1])))
          .property("pid", Child.class, child -> child.process().pid())
          .build();

  private SubprocessModule() {}

  public static PyModule subprocess() {
    return new ModuleBuilder("_subprocess")
        .function("start", "(words, cwd, env, merged)", SubprocessModule::start)
        .build();
  }

  private static Child child(Object[] a) {
    return (Child) a[0];
  }

  private static Object start(Object[] a) {
    List<String> words =
        Args.items(a[0]).stream().map(word -> Args.text(word, "argument")).toList();
    return start(words, folder(a[1]), (PyDict) a[2], Ops.truthy(a[3]));
  }

  private static Child start(List<String> words, Path folder, PyDict env, boolean merged) {
    if (!Execution.current().host().byHand()) {
      throw refused("subprocess");
    }
    Execution.current().markExternal();
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().clear();
    env.forEach((name, value) -> builder.environment().put(Ops.str(name), Ops.str(value)));
    builder.redirectErrorStream(merged);
    require(words.getFirst(), builder.environment());
    try {
      return new Child(CHILD, builder.start());
    } catch (IOException e) {
      throw Errors.make("PermissionError", 13L, "Permission denied", words.getFirst());
    }
  }

  /** {@code os.system}: answers the exit code as the system tells it to a waiting process. */
  static Object system(Object command) {
    List<String> words = List.of("/bin/sh", "-c", Args.text(command, "command"));
    Child child = start(words, Execution.current().files().home(), OsModule.ENVIRON, true);
    child.write(new byte[0]);
    Execution.current().print(new String(child.output(), StandardCharsets.UTF_8));
    return Args.integer(child.waited(None.NONE)) << 8;
  }

  private static Path folder(Object given) {
    if (given == None.NONE) {
      return Execution.current().files().home();
    }
    Path folder = Execution.current().files().resolve(Ops.str(given));
    if (!Files.isDirectory(folder)) {
      throw Errors.make("FileNotFoundError", 2L, "No such file or directory", Ops.str(given));
    }
    return folder;
  }

  /** FileNotFoundError unless the word names a file, by its path or in one of PATH's folders. */
  private static void require(String word, Map<String, String> environment) {
    boolean found =
        word.contains("/")
            ? Files.exists(Execution.current().files().home().resolve(word))
            : List.of(
                    environment.getOrDefault("PATH", "/bin:/usr/bin").split(File.pathSeparator, -1))
                .stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, word)));
    if (!found) {
      throw Errors.make("FileNotFoundError", 2L, "No such file or directory", word);
    }
  }

  /** {@code os.popen}, whose pipe is that of the module {@code subprocess}. */
  static Object popen(Object[] a) {
    PyModule subprocess = Execution.current().modules().find("subprocess");
    if (subprocess == null || !Execution.current().host().byHand()) {
      throw refused("os.popen");
    }
    return Ops.call(Ops.getAttr(subprocess, "_piped"), a[0], a[1]);
  }

  static RuntimeException refused(String what) {
    return Errors.make(
        "NotImplementedError",
        what + " is not available: programs served by Jacquard start no processes and change none");
  }
}

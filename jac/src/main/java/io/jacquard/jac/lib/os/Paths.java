package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The text operations of {@code os.path} on POSIX paths, and the way from a text to a file. */
public final class Paths {
  private Paths() {}

  /** The text of a path argument: a str, bytes, or what has {@code __fspath__}. */
  public static String text(Object path) {
    if (path instanceof String s) {
      return s;
    }
    if (path instanceof PyBytes b) {
      return new String(b.toByteArray(), StandardCharsets.UTF_8);
    }
    Object method = Ops.typeOf(path).lookup("__fspath__");
    if (method == null) {
      throw Errors.typeError(
          "expected str, bytes or os.PathLike object, not " + Args.typeName(path));
    }
    return text(Ops.call(method, path));
  }

  /** The file that a path argument names, if the program may touch it. */
  static Path file(Object path) {
    return Execution.current().files().resolve(text(path));
  }

  /** The same before a change; the running call can then no longer be run again. */
  static Path fileToChange(Object path) {
    Path file = file(path);
    Execution.current().markExternal();
    return file;
  }

  static String join(List<String> parts) {
    StringBuilder out = new StringBuilder(parts.getFirst());
    for (String part : parts.subList(1, parts.size())) {
      if (part.startsWith("/")) {
        out.setLength(0);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '/') {
        out.append('/');
      }
      out.append(part);
    }
    return out.toString();
  }

  static String dirname(String path) {
    String head = path.substring(0, path.lastIndexOf('/') + 1);
    return head.replaceAll("/", "").isEmpty() ? head : head.replaceAll("/+$", "");
  }

  static String basename(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static PyTuple splitExtension(String path) {
    int dot = path.lastIndexOf('.');
    int start = path.lastIndexOf('/') + 1;
    while (start < dot && path.charAt(start) == '.') {
      start++;
    }
    return dot > start
        ? PyTuple.of(path.substring(0, dot), path.substring(dot))
        : PyTuple.of(path, "");
  }

  static String normalize(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    String root =
        path.startsWith("/") ? path.startsWith("//") && !path.startsWith("///") ? "//" : "/" : "";
    Deque<String> kept = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".")) {
        continue;
      }
      if (!part.equals("..")
          || (root.isEmpty() && (kept.isEmpty() || kept.getLast().equals("..")))) {
        kept.addLast(part);
      } else if (!kept.isEmpty()) {
        kept.removeLast();
      }
    }
    String result = root + String.join("/", kept);
    return result.isEmpty() ? "." : result;
  }

  static String absolute(String path) {
    String home = Execution.current().files().home().toString();
    return normalize(path.startsWith("/") ? path : home + "/" + path);
  }

  static String relative(String path, String start) {
    List<String> from = components(absolute(start));
    List<String> to = components(absolute(path));
    int same = 0;
    while (same < Math.min(from.size(), to.size()) && from.get(same).equals(to.get(same))) {
      same++;
    }
    List<String> result = new ArrayList<>();
    for (int i = same; i < from.size(); i++) {
      result.add("..");
    }
    result.addAll(to.subList(same, to.size()));
    return result.isEmpty() ? "." : String.join("/", result);
  }

  static List<String> components(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }
}

package io.jacquard.jac;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the files of a program's modules lie: the search path, relative imports, packages, and the
 * annexes that belong to a module. Knows paths only and reads no text.
 */
final class ModuleFiles {
  private static final List<String> SUFFIXES = List.of(".jac", ".sv.jac", ".na.jac", ".cl.jac");

  private final List<Path> roots;

  /**
   * Makes the search path of a program.
   *
   * @param jacPath the value of {@code JACPATH}: folders, separated as on a command line
   */
  ModuleFiles(Path entry, String jacPath) {
    Set<Path> folders = new LinkedHashSet<>();
    folders.add(entry.toAbsolutePath().normalize().resolveSibling("").normalize());
    folders.add(Path.of("").toAbsolutePath());
    for (String folder : jacPath.split(File.pathSeparator, -1)) {
      if (!folder.isBlank()) {
        folders.add(Path.of(folder.strip()).toAbsolutePath().normalize());
      }
    }
    this.roots = List.copyOf(folders);
  }

  /**
   * The file that an import means.
   *
   * @param importer the importing file
   * @param dots leading dots of a relative import; 0 for an absolute one
   * @param path dotted; may be empty after dots
   */
  Optional<Path> find(Path importer, int dots, String path) {
    return bases(importer, dots, path).map(ModuleFiles::file).flatMap(Optional::stream).findFirst();
  }

  /** The folder of a package without {@code __init__.jac}; asked when nothing else is found. */
  Optional<Path> folder(Path importer, int dots, String path) {
    return bases(importer, dots, path).filter(ModuleFiles::holdsModules).findFirst();
  }

  /** Where a module may lie, without suffix. */
  private Stream<Path> bases(Path importer, int dots, String path) {
    String relative = path.replace('.', '/');
    Path folder = importer.resolveSibling("").normalize();
    if (dots == 0) {
      return Stream.concat(roots.stream(), Stream.of(folder))
          .map(root -> root.resolve(relative).normalize());
    }
    for (int i = 1; i < dots && folder != null; i++) {
      folder = folder.getParent();
    }
    return folder == null ? Stream.empty() : Stream.of(folder.resolve(relative).normalize());
  }

  private static Optional<Path> file(Path base) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(base.resolve("__init__.jac"));
    SUFFIXES.forEach(suffix -> candidates.add(base.resolveSibling(base.getFileName() + suffix)));
    return candidates.stream().filter(Files::isRegularFile).findFirst();
  }

  private static boolean holdsModules(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.anyMatch(path -> path.toString().endsWith(".jac") || Files.isDirectory(path));
    } catch (IOException e) {
      return false;
    }
  }

  /** The dotted name of a file's module: its path below the first root that holds it. */
  String nameOf(Path file) {
    for (Path root : roots) {
      if (file.startsWith(root)) {
        return dotted(root.relativize(file));
      }
    }
    return dotted(file.getFileName());
  }

  private static String dotted(Path relative) {
    List<String> parts = new ArrayList<>();
    relative.forEach(part -> parts.add(part.toString()));
    String last = stem(parts.removeLast());
    if (!last.equals("__init__") || parts.isEmpty()) {
      parts.add(last);
    }
    return String.join(".", parts);
  }

  private static String stem(String fileName) {
    return fileName.replaceFirst("(\\.(sv|cl|na))?\\.jac$", "");
  }

  /** The {@code impl} annexes of a module's file, in a stable order. */
  static List<Path> implementations(Path file) {
    return annexes(file, "impl");
  }

  /** The {@code test} annexes of a module's file, in a stable order. */
  static List<Path> tests(Path file) {
    return annexes(file, "test");
  }

  private static List<Path> annexes(Path file, String kind) {
    String stem = stem(file.getFileName().toString());
    String suffix = "." + kind + ".jac";
    Path folder = file.resolveSibling("");
    List<Path> found = new ArrayList<>();
    found.addAll(list(folder, stem + ".", suffix));
    found.addAll(list(folder.resolve(stem + "." + kind), "", ".jac"));
    found.addAll(list(folder.resolve(kind), stem + ".", suffix));
    found.remove(file);
    return found;
  }

  private static List<Path> list(Path folder, String prefix, String suffix) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(path -> path.getFileName().toString().startsWith(prefix))
          .filter(path -> path.getFileName().toString().endsWith(suffix))
          .sorted()
          .map(Path::normalize)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}

package io.jacquard.walker.program;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the files of a program looked like at one moment; two that are equal hold the same text. */
record SourceFiles(Map<Path, Object> stamps) {
  private static final String SUFFIX = ".jac";
  private static final int DEPTH = 8;

  /** When a file was changed, its size, and which file it is: an editor may put another there. */
  private record Stamp(long changed, long size, @Nullable Object key) {}

  SourceFiles {
    stamps = Map.copyOf(stamps);
  }

  /** The files a program was read from, and the names beside them: an annex may appear. */
  static SourceFiles of(Collection<Path> files) {
    Map<Path, Object> stamps = new HashMap<>();
    Set<Path> folders = new HashSet<>();
    for (Path written : files) {
      Path file = written.toAbsolutePath().normalize();
      stamps.put(file, stamp(file));
      folders.add(file.resolveSibling(""));
    }
    folders.forEach(folder -> stamps.put(folder, names(folder)));
    return new SourceFiles(stamps);
  }

  /**
   * Every file of the language below a folder, hidden folders left out: what a program that cannot
   * be loaded may be waiting for.
   */
  static SourceFiles below(Path folder) {
    Map<Path, Object> stamps = new HashMap<>();
    var visitor =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
            boolean hidden = !inner.equals(folder) && name(inner).startsWith(".");
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (name(file).endsWith(SUFFIX)) {
              stamps.put(file, stamp(file));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEPTH, visitor);
    } catch (IOException e) {
      stamps.put(folder, e.toString());
    }
    return new SourceFiles(stamps);
  }

  /** The same files, as they were in an older look where that saw them. */
  SourceFiles asIn(SourceFiles older) {
    Map<Path, Object> then = new HashMap<>(stamps);
    then.replaceAll((file, now) -> older.stamps.getOrDefault(file, now));
    return new SourceFiles(then);
  }

  /** These files and those of another look. */
  SourceFiles and(SourceFiles others) {
    Map<Path, Object> both = new HashMap<>(others.stamps);
    both.putAll(stamps);
    return new SourceFiles(both);
  }

  private static Object stamp(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      long changed = found.lastModifiedTime().to(TimeUnit.NANOSECONDS);
      return new Stamp(changed, found.size(), found.fileKey());
    } catch (IOException _) {
      return "absent";
    }
  }

  private static Set<String> names(Path folder) {
    Set<String> names = new HashSet<>();
    try (Stream<Path> inside = Files.list(folder)) {
      inside.map(SourceFiles::name).filter(name -> name.endsWith(SUFFIX)).forEach(names::add);
    } catch (IOException e) {
      names.add(Objects.toString(e.getMessage()));
    }
    return names;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}

package io.jacquard.walker.http.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file that a path means in the folders of a project. A file is handed out only if it
 * really lies in the folder it was asked from, links followed, and neither it nor a folder on the
 * way is hidden; the platform's data never is.
 */
final class AssetFolders {
  private static final List<String> BUILT = List.of(".jac/client/dist", "dist", "assets");
  private static final List<String> PUBLISHED = List.of("dist", "assets", "public");

  /** Folders that also hold the program: only what a browser shows or plays comes from them. */
  private static final List<String> SOURCES = List.of("src", "");

  private static final Set<String> MEDIA =
      Set.of(
          "png", "jpg", "jpeg", "gif", "webp", "svg", "ico", "woff", "woff2", "ttf", "otf", "eot",
          "mp4", "webm", "mp3", "wav", "pdf");
  private static final Set<String> TEXTS = Set.of("css", "js", "json", "txt", "xml");

  private final Path project;
  private final List<Path> hidden;

  AssetFolders(Path project, List<Path> hidden) {
    this.project = project.toAbsolutePath().normalize();
    this.hidden = hidden.stream().map(AssetFolders::real).toList();
  }

  /** Whether a path outside {@code /static} can be a file at all, by its ending. */
  static boolean looksLikeFile(String path) {
    String ending = ending(path);
    return MEDIA.contains(ending) || TEXTS.contains(ending);
  }

  /** What {@code /static/<path>} means: in each folder by the whole path, then by the bare name. */
  Optional<Path> built(String path) {
    return find(BUILT, path);
  }

  /** What {@code /<path>} means. */
  Optional<Path> published(String path) {
    Optional<Path> found = find(PUBLISHED, path);
    return found.isPresent() || !MEDIA.contains(ending(path)) ? found : find(SOURCES, path);
  }

  private Optional<Path> find(List<String> folders, String path) {
    List<String> segments = List.of(path.split("/", -1));
    if (!segments.stream().allMatch(AssetFolders::isPlain)) {
      return Optional.empty();
    }
    for (String folder : folders) {
      for (Path relative : candidates(segments)) {
        Path found = inside(project.resolve(folder), relative);
        if (found != null) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  private static List<Path> candidates(List<String> segments) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(Path.of(String.join("/", segments)));
    if (segments.size() > 1) {
      candidates.add(Path.of(segments.getLast()));
    }
    return candidates;
  }

  /** Whether a segment is an ordinary name: neither a way up nor something hidden. */
  private static boolean isPlain(String segment) {
    return !segment.isEmpty()
        && !segment.startsWith(".")
        && segment.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':');
  }

  private @Nullable Path inside(Path folder, Path relative) {
    try {
      Path file = folder.resolve(relative).toRealPath();
      boolean allowed =
          file.startsWith(folder.toRealPath())
              && Files.isRegularFile(file)
              && hidden.stream().noneMatch(file::startsWith);
      return allowed ? file : null;
    } catch (IOException _) {
      return null;
    }
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException _) {
      return folder.toAbsolutePath().normalize();
    }
  }

  private static String ending(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}

package io.jacquard.files;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a file besides its content, in a tree of small files beside the users' own. A
 * record tells the size and time of the content it was written for; one that does not fit (somebody
 * changed the file by hand) counts for nothing. While a file is replaced there is a record for
 * either content, so that whichever is there has its own, also after a crash.
 */
final class Sidecars {
  private static final String CURRENT = "";
  private static final String BEFORE = "before.";
  private static final String METADATA = "metadata.";

  /** Files and folders end differently, as a file of one name may follow a folder of another. */
  private static final String FILE = ".f";

  private static final String FOLDER = ".d";

  private final StorePath paths;
  private final Drafts drafts;

  /** What one record says. */
  record Sidecar(@Nullable String contentType, String etag, Map<String, String> metadata) {}

  Sidecars(StorePath paths, Drafts drafts) {
    this.paths = paths;
    this.drafts = drafts;
  }

  private Path of(Path file, String ending) {
    Path found = paths.base().resolve(StorePath.OWN).resolve("attributes");
    Path name = paths.base().relativize(file);
    for (int i = 0; i < name.getNameCount(); i++) {
      boolean last = i == name.getNameCount() - 1;
      found = found.resolve(name.getName(i) + (last ? ending : FOLDER));
    }
    return found;
  }

  /** Gets ready for a file to get the content of another one, whose stamp moves with it. */
  void announce(Path file, String stamp, Sidecar sidecar) throws IOException {
    Properties properties = new Properties();
    put(properties, CURRENT, stamp, sidecar);
    if (Files.exists(file)) {
      BasicFileAttributes found = LocalFileStore.attributes(file);
      Sidecar before = read(file, found);
      if (before != null && !stamp(found).equals(stamp)) {
        put(properties, BEFORE, stamp(found), before);
      }
    }
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Path target = of(file, FILE);
    Files.createDirectories(target.resolveSibling(""));
    try (Drafts.Draft draft = drafts.create()) {
      FileChannel channel = draft.channel();
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      Files.move(draft.file(), target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void put(Properties properties, String record, String stamp, Sidecar sidecar) {
    properties.setProperty(record + "stamp", stamp);
    properties.setProperty(record + "etag", sidecar.etag());
    if (sidecar.contentType() != null) {
      properties.setProperty(record + "content-type", sidecar.contentType());
    }
    sidecar
        .metadata()
        .forEach((key, value) -> properties.setProperty(record + METADATA + key, value));
  }

  /**
   * What is kept of one version of a file.
   *
   * @param found of that version
   */
  @Nullable Sidecar read(Path file, BasicFileAttributes found) throws IOException {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(of(file, FILE), StandardCharsets.UTF_8)) {
      properties.load(text);
    } catch (NoSuchFileException _) {
      return null;
    }
    String stamp = stamp(found);
    for (String record : new String[] {CURRENT, BEFORE}) {
      if (stamp.equals(properties.getProperty(record + "stamp"))) {
        return read(properties, record);
      }
    }
    return null;
  }

  private static Sidecar read(Properties properties, String record) {
    String prefix = record + METADATA;
    Map<String, String> metadata = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(prefix)) {
        metadata.put(key.substring(prefix.length()), properties.getProperty(key));
      }
    }
    return new Sidecar(
        properties.getProperty(record + "content-type"),
        properties.getProperty(record + "etag", ""),
        metadata);
  }

  /** Forgets a file, or every file of a folder. */
  void delete(Path file) throws IOException {
    Files.deleteIfExists(of(file, FILE));
    Path inside = of(file, FOLDER);
    if (Files.isDirectory(inside)) {
      Trees.delete(inside);
    }
  }

  /** Follows a folder that was moved. */
  void moveFolder(Path source, Path destination) throws IOException {
    delete(destination);
    Path from = of(source, FOLDER);
    if (Files.exists(from)) {
      Path to = of(destination, FOLDER);
      Files.createDirectories(to.resolveSibling(""));
      Files.move(from, to);
    }
  }

  /** An ETag for a file that no upload wrote. */
  static String derived(BasicFileAttributes attributes) {
    return "%x-%x".formatted(attributes.size(), attributes.lastModifiedTime().toMillis());
  }

  /** What tells one content of a file from another; it moves with the content. */
  static String stamp(Path file) throws IOException {
    return stamp(LocalFileStore.attributes(file));
  }

  private static String stamp(BasicFileAttributes found) {
    return found.size() + " " + found.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }
}

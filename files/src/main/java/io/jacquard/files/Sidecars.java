package io.jacquard.files;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a file besides its content, in a tree of small files beside the users' own. A
 * record tells the size and time of the content it was written for; one that does not fit (somebody
 * changed the file by hand) counts for nothing.
 */
final class Sidecars {
  private static final String METADATA = "metadata.";
  private static final String ENDING = ".properties";

  private final StorePath paths;

  /** What one sidecar says. */
  record Sidecar(@Nullable String contentType, String etag, Map<String, String> metadata) {}

  Sidecars(StorePath paths) {
    this.paths = paths;
  }

  private Path folder() {
    return paths.base().resolve(StorePath.OWN).resolve("attributes");
  }

  private Path of(Path file) {
    return folder().resolve(paths.nameOf(file) + ENDING);
  }

  void write(Path file, Sidecar sidecar) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("stamp", stamp(file));
    properties.setProperty("etag", sidecar.etag());
    if (sidecar.contentType() != null) {
      properties.setProperty("content-type", sidecar.contentType());
    }
    sidecar.metadata().forEach((key, value) -> properties.setProperty(METADATA + key, value));
    StringWriter text = new StringWriter();
    properties.store(text, null);
    Path target = of(file);
    Files.createDirectories(target.resolveSibling(""));
    Files.writeString(target, text.toString());
  }

  @Nullable Sidecar read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(of(file), StandardCharsets.UTF_8)) {
      properties.load(text);
    } catch (NoSuchFileException _) {
      return null;
    }
    if (!stamp(file).equals(properties.getProperty("stamp"))) {
      return null;
    }
    Map<String, String> metadata = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(METADATA)) {
        metadata.put(key.substring(METADATA.length()), properties.getProperty(key));
      }
    }
    return new Sidecar(
        properties.getProperty("content-type"), properties.getProperty("etag", ""), metadata);
  }

  /** Forgets a file, or every file of a folder. */
  void delete(Path file) throws IOException {
    Files.deleteIfExists(of(file));
    Path inside = folder().resolve(paths.nameOf(file));
    if (Files.isDirectory(inside)) {
      Trees.delete(inside);
    }
  }

  /** Follows a file or folder that was moved. */
  void move(Path source, Path destination) throws IOException {
    delete(destination);
    follow(of(source), of(destination));
    follow(folder().resolve(paths.nameOf(source)), folder().resolve(paths.nameOf(destination)));
  }

  private static void follow(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.createDirectories(to.resolveSibling(""));
      Files.move(from, to);
    }
  }

  /** An ETag for a file that no upload wrote. */
  static String derived(BasicFileAttributes attributes) {
    return "%x-%x".formatted(attributes.size(), attributes.lastModifiedTime().toMillis());
  }

  private static String stamp(Path file) throws IOException {
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    return found.size() + " " + found.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }
}

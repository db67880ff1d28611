package io.jacquard.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Turns a name into the file it means, below the base and nowhere else. */
final class StorePath {
  /** Where the store keeps what is not a file of its users. */
  static final String OWN = ".jacquard-files";

  /** A file name of 255 bytes, less what is added to it beside. */
  private static final int LONGEST_PART = 253;

  private final Path base;

  StorePath(Path base) {
    this.base = base;
  }

  Path base() {
    return base;
  }

  /** The file of a name; the base itself for an empty one. */
  Path resolve(String name) throws IOException {
    Path file = base.resolve(canonical(name));
    if (!real(file).startsWith(real(base))) {
      throw outside(name);
    }
    return file;
  }

  /** The file of a name that must not be the base itself. */
  Path resolveInside(String name) throws IOException {
    if (canonical(name).isEmpty()) {
      throw new IsDirectoryException(name);
    }
    return resolve(name);
  }

  /** The name without empty parts and dots. */
  static String canonical(String name) {
    if (name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("the path holds a null byte");
    }
    List<String> parts = new ArrayList<>();
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        throw outside(name);
      }
      if (part.equalsIgnoreCase(OWN)) {
        throw new IllegalArgumentException("the path '" + name + "' belongs to the storage itself");
      }
      if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
        throw new IllegalArgumentException(
            "a part of the path is longer than " + LONGEST_PART + " bytes");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  /** Whether a file below the base is one of the store's own, or of a store inside this one. */
  boolean isOwn(Path file) {
    for (Path part : base.relativize(file)) {
      if (part.toString().equalsIgnoreCase(OWN)) {
        return true;
      }
    }
    return false;
  }

  /** The name of a file below the base. */
  String nameOf(Path file) {
    return base.relativize(file).toString();
  }

  private static IllegalArgumentException outside(String name) {
    return new IllegalArgumentException("the path '" + name + "' leaves the storage");
  }

  /** The path with the links of its existing part followed. */
  private static Path real(Path path) throws IOException {
    Path existing = path;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return existing.toRealPath().resolve(existing.relativize(path)).normalize();
  }
}

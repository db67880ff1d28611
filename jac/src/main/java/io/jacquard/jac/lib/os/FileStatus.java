package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.collections.NamedTuples;
import io.jacquard.jac.runtime.container.PyTuple;
import io.jacquard.jac.runtime.type.PyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What {@code os.stat} tells about a file; times in seconds since 1970. */
record FileStatus(
    long mode, long inode, long size, double accessed, double modified, double changed) {
  static final PyType TYPE =
      NamedTuples.define(
          "os",
          "stat_result",
          List.of("st_mode", "st_ino", "st_size", "st_atime", "st_mtime", "st_ctime"));

  static FileStatus of(Object path, LinkOption... links) {
    Path file = Paths.file(path);
    try {
      Map<String, Object> found =
          Files.readAttributes(
              file, "unix:mode,ino,size,lastAccessTime,lastModifiedTime,ctime", links);
      return new FileStatus(
          number(found, "mode"),
          number(found, "ino"),
          number(found, "size"),
          seconds(found, "lastAccessTime"),
          seconds(found, "lastModifiedTime"),
          seconds(found, "ctime"));
    } catch (IOException failure) {
      throw OsErrors.of(failure, Paths.text(path));
    }
  }

  private static long number(Map<String, Object> found, String name) {
    return found.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static double seconds(Map<String, Object> found, String name) {
    return found.get(name) instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) / 1e9 : 0;
  }

  PyTuple toTuple() {
    return NamedTuples.make(TYPE, mode, inode, size, accessed, modified, changed);
  }
}

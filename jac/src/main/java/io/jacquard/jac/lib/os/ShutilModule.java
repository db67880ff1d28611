package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Exceptions;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.collections.NamedTuples;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The module {@code _shutil}: what {@code shutil}, written in Jac, needs of the machine. */
public final class ShutilModule {
  private static final PyType USAGE =
      NamedTuples.define("shutil", "usage", List.of("total", "used", "free"));

  private ShutilModule() {}

  public static PyModule shutil() {
    return new ModuleBuilder("_shutil")
        .type(OsErrors.SHUTIL_ERROR)
        .type(OsErrors.SAME_FILE)
        .function("copy_file", "(source, target)", a -> copy(a[0], a[1]))
        .function(
            "copy_times",
            "(source, target)",
            a -> {
              Path source = Paths.file(a[0]);
              return OsModule.change(
                  a[1], file -> Files.setLastModifiedTime(file, Files.getLastModifiedTime(source)));
            })
        .function("disk_usage", "(path)", a -> usage(a[0]))
        .build();
  }

  private static Object copy(Object source, Object target) {
    Path from = Paths.file(source);
    Path to = Paths.fileToChange(target);
    if (from.equals(to)) {
      throw Exceptions.make(
          OsErrors.SAME_FILE, Ops.repr(source) + " and " + Ops.repr(target) + " are the same file");
    }
    try {
      if (Files.isDirectory(from)) {
        throw new IOException("Is a directory");
      }
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      return None.NONE;
    } catch (IOException failure) {
      throw OsErrors.of(failure, Paths.text(Files.exists(from) ? target : source));
    }
  }

  private static Object usage(Object path) {
    try {
      FileStore disk = Files.getFileStore(Paths.file(path));
      long total = disk.getTotalSpace();
      return NamedTuples.make(
          USAGE, total, total - disk.getUnallocatedSpace(), disk.getUsableSpace());
    } catch (IOException failure) {
      throw OsErrors.of(failure, Paths.text(path));
    }
  }
}

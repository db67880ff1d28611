package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.iteration.PyIterator;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.jac.runtime.type.PyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code os.scandir} and the links of a file system. */
final class Listing implements PyIterator, NativeValue {
  private static final PyType ENTRY =
      new ClassBuilder("posix", "DirEntry")
          .property("name", Entry.class, Entry::name)
          .property("path", Entry.class, Entry::path)
          .method(
              "is_dir",
              "(self, *, follow_symlinks=True)",
              a -> Files.isDirectory(entry(a[0]).file(), links(a[1])))
          .method(
              "is_file",
              "(self, *, follow_symlinks=True)",
              a -> Files.isRegularFile(entry(a[0]).file(), links(a[1])))
          .method("is_symlink", Entry.class, entry -> Files.isSymbolicLink(entry.file()))
          .method(
              "stat",
              "(self, *, follow_symlinks=True)",
              a -> FileStatus.of(entry(a[0]).path(), links(a[1])).toTuple())
          .method("inode", Entry.class, entry -> FileStatus.of(entry.path()).inode())
          .method("__fspath__", Entry.class, Entry::path)
          .build();

  private static final PyType ITERATOR =
      new ClassBuilder("posix", "ScandirIterator")
          .method("__enter__", "(self, /)", a -> a[0])
          .method("__exit__", "(self, /, *details)", a -> ((Listing) a[0]).close())
          .method("close", Listing.class, Listing::close)
          .build();

  private Iterator<Entry> left;

  private Listing(List<Entry> entries) {
    this.left = entries.iterator();
  }

  static void define(ModuleBuilder module) {
    module
        .value("DirEntry", ENTRY)
        .function("scandir", "(path='.')", a -> scan(a[0]))
        .function("lstat", "(path)", a -> FileStatus.of(a[0], LinkOption.NOFOLLOW_LINKS).toTuple())
        .function("readlink", "(path)", a -> target(a[0]))
        .function(
            "symlink",
            "(src, dst, target_is_directory=False)",
            a -> {
              Path to = Path.of(Paths.text(a[0]));
              return OsModule.change(a[1], link -> Files.createSymbolicLink(link, to));
            })
        .function(
            "link",
            "(src, dst)",
            a -> {
              Path existing = Paths.file(a[0]);
              return OsModule.change(a[1], link -> Files.createLink(link, existing));
            });
  }

  private static Object scan(Object folder) {
    String path = folder == None.NONE ? "." : Paths.text(folder);
    return new Listing(
        OsModule.names(path).stream()
            .map(name -> new Entry(name, Paths.join(List.of(path, name))))
            .toList());
  }

  private static Object target(Object path) {
    try {
      return Files.readSymbolicLink(Paths.file(path)).toString();
    } catch (IOException failure) {
      throw OsErrors.of(failure, Paths.text(path));
    }
  }

  private static Entry entry(Object self) {
    return (Entry) self;
  }

  private static LinkOption[] links(Object follow) {
    return Args.truth(follow) ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
  }

  private Object close() {
    left = List.<Entry>of().iterator();
    return None.NONE;
  }

  @Override
  public PyType type() {
    return ITERATOR;
  }

  @Override
  public PyIterator iterator() {
    return this;
  }

  @Override
  public @Nullable Object next() {
    return left.hasNext() ? left.next() : null;
  }

  /** What is known of one file of the folder. */
  private record Entry(String name, String path) implements NativeValue {
    Path file() {
      return Paths.file(path);
    }

    @Override
    public PyType type() {
      return ENTRY;
    }

    @Override
    public String repr() {
      return "<DirEntry " + Ops.repr(name) + ">";
    }
  }
}

package io.jacquard.jac.lib.io;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.lib.ClassBuilder;
import io.jacquard.jac.lib.ModuleBuilder;
import io.jacquard.jac.lib.os.Paths;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.PyList;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.PyModule;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.BuiltinTypes;
import io.jacquard.jac.runtime.type.PyType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The module {@code io} and the builtin {@code open}. */
public final class IoModule {
  static final PyType UNSUPPORTED =
      new PyType(
          "UnsupportedOperation",
          "io",
          PyType.Kind.BUILTIN,
          List.of(BuiltinTypes.named("OSError"), BuiltinTypes.named("ValueError")));
  private static final PyType BASE = base();
  static final PyType FILE = new ClassBuilder("_io", "TextIOWrapper", BASE).build();
  private static final PyType STRING_IO =
      new ClassBuilder("_io", "StringIO", BASE)
          .constructor("(initial_value='', newline='\\n')", a -> memory(a[0], true))
          .method("getvalue", PyStream.class, PyStream::value)
          .build();
  private static final PyType BYTES_IO =
      new ClassBuilder("_io", "BytesIO", BASE)
          .constructor("(initial_bytes=None)", a -> memory(a[0], false))
          .method("getvalue", PyStream.class, PyStream::value)
          .method("getbuffer", PyStream.class, PyStream::value)
          .build();

  private IoModule() {}

  public static PyModule io() {
    return new ModuleBuilder("io")
        .type(STRING_IO)
        .type(BYTES_IO)
        .type(FILE)
        .value("IOBase", BASE)
        .value("UnsupportedOperation", UNSUPPORTED)
        .value("open", OpenFunction.OPEN)
        .value("SEEK_SET", 0L)
        .value("SEEK_CUR", 1L)
        .value("SEEK_END", 2L)
        .value("DEFAULT_BUFFER_SIZE", 8192L)
        .build();
  }

  private static Object memory(Object initial, boolean text) {
    byte[] bytes;
    if (text) {
      String start = initial == None.NONE ? "" : initial instanceof String s ? s : null;
      if (start == null) {
        throw Errors.typeError("initial_value must be str or None, not " + Args.typeName(initial));
      }
      bytes = start.getBytes(StandardCharsets.UTF_8);
    } else if (initial instanceof PyBytes b) {
      bytes = b.toByteArray();
    } else if (initial == None.NONE) {
      bytes = new byte[0];
    } else {
      throw Errors.typeError(
          "a bytes-like object is required, not '" + Args.typeName(initial) + "'");
    }
    var mode = new PyStream.Mode("r+", true, true, text ? StandardCharsets.UTF_8 : null);
    return new PyStream(text ? STRING_IO : BYTES_IO, new MemoryChannel(bytes), mode, "");
  }

  /** A binary stream over bytes in memory; what an uploaded file's {@code file} is. */
  public static Object bytesIo(byte[] content) {
    return memory(PyBytes.of(content), false);
  }

  /** A binary stream over a file that the host opens; what a larger upload's {@code file} is. */
  public static Object file(Path path, String name) {
    var channel =
        DiskChannel.open(
            path, name, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE), false);
    return new PyStream(FILE, channel, new PyStream.Mode("rb+", true, true, null), name);
  }

  /** Whether the value is a stream of this module, which reads in pieces. */
  public static boolean isStream(Object value) {
    return value instanceof PyStream;
  }

  /** Opens a file as the builtin does. */
  public static Object open(
      Object file, String mode, @Nullable String encoding, @Nullable String newline) {
    Set<OpenOption> options = options(mode);
    boolean binary = mode.contains("b");
    if (binary && encoding != null) {
      throw Errors.valueError("binary mode doesn't take an encoding argument");
    }
    String name = Paths.text(file);
    Path path = Execution.current().files().resolve(name);
    boolean writes = options.contains(StandardOpenOption.WRITE);
    if (writes) {
      Execution.current().markExternal();
    }
    if (Files.isDirectory(path)) {
      throw Errors.make("IsADirectoryError", 21L, "Is a directory", name);
    }
    Charset charset =
        binary ? null : encoding == null ? StandardCharsets.UTF_8 : TextCodec.named(encoding);
    var channel = DiskChannel.open(path, name, options, mode.contains("a"));
    boolean reads = options.contains(StandardOpenOption.READ);
    boolean translates = !binary && newline == null;
    var how = new PyStream.Mode(mode, reads, writes, charset, translates);
    return new PyStream(FILE, channel, how, name);
  }

  private static Set<OpenOption> options(String mode) {
    Set<OpenOption> options = new HashSet<>();
    int kinds = 0;
    for (int i = 0; i < mode.length(); i++) {
      char c = mode.charAt(i);
      switch (c) {
        case 'r' -> options.add(StandardOpenOption.READ);
        case 'w' ->
            options.addAll(
                List.of(
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING));
        case 'a' -> options.addAll(List.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE));
        case 'x' ->
            options.addAll(List.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
        case '+' -> options.addAll(List.of(StandardOpenOption.WRITE, StandardOpenOption.READ));
        case 't', 'b' -> {}
        default -> throw Errors.valueError("invalid mode: '" + mode + "'");
      }
      kinds += "rwax".indexOf(c) >= 0 ? 1 : 0;
    }
    if (mode.contains("t") && mode.contains("b")) {
      throw Errors.valueError("can't have text and binary mode at once");
    }
    if (kinds != 1) {
      throw Errors.valueError("must have exactly one of create/read/write/append mode");
    }
    return options;
  }

  private static PyType base() {
    return new ClassBuilder("io", "IOBase")
        .method(
            "read",
            "(self, size=-1, /)",
            a -> self(a).read(a[1] == None.NONE ? -1 : Args.integer(a[1])))
        .method("readline", "(self, size=-1, /)", a -> self(a).readLine())
        .method("readlines", "(self, hint=-1, /)", a -> PyList.from(a[0]))
        .method("write", "(self, s, /)", a -> self(a).write(a[1]))
        .method(
            "writelines",
            "(self, lines, /)",
            a -> {
              Args.items(a[1]).forEach(self(a)::write);
              return None.NONE;
            })
        .method(
            "seek",
            "(self, offset, whence=0, /)",
            a -> self(a).seek(Args.integer(a[1]), Args.integer(a[2])))
        .method("tell", PyStream.class, s -> s.open().position())
        .method("truncate", "(self, pos=None, /)", a -> self(a).truncate(a[1]))
        .method(
            "flush",
            PyStream.class,
            s -> {
              s.open().flush();
              return None.NONE;
            })
        .method("close", PyStream.class, PyStream::close)
        .method("readable", PyStream.class, s -> s.mode().reads())
        .method("writable", PyStream.class, s -> s.mode().writes())
        .method("seekable", PyStream.class, _ -> true)
        .method("isatty", PyStream.class, _ -> false)
        .method(
            "__enter__",
            PyStream.class,
            s -> {
              s.open();
              return s;
            })
        .method("__exit__", "(self, /, *details)", a -> self(a).close())
        .method(
            "__next__",
            PyStream.class,
            s -> {
              Object line = s.iterator().next();
              if (line == null) {
                throw Errors.make("StopIteration");
              }
              return line;
            })
        .property("closed", PyStream.class, PyStream::closed)
        .property("name", PyStream.class, PyStream::name)
        .property("mode", PyStream.class, s -> s.mode().text())
        .property(
            "encoding",
            PyStream.class,
            s -> s.mode().charset() == null ? None.NONE : s.mode().charset().name())
        .build();
  }

  private static PyStream self(Object[] a) {
    return (PyStream) a[0];
  }
}

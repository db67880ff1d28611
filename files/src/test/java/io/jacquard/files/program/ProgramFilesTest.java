package io.jacquard.files.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.jac.Endpoint;
import io.jacquard.jac.Program;
import io.jacquard.jac.osp.graph.MemoryGraph;
import io.jacquard.jac.runtime.execution.Budget;
import io.jacquard.jac.runtime.execution.Execution;
import io.jacquard.jac.runtime.execution.FilePolicy;
import io.jacquard.jac.runtime.execution.Host;
import io.jacquard.jac.runtime.operator.Ops;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code store()} in programs; the answers are those that the reference runtime gave. */
class ProgramFilesTest {
  private static final String SHOW =
      """
      import io;
      def t(f: any) {
          try { print(repr(f())); } except Exception as e { print(type(e).__name__, "|", e); }
      }
      """;

  @TempDir Path folder;
  private final StringBuilder out = new StringBuilder();

  private Execution execution(Optional<Path> root) {
    var budget = new Budget(Budget.Limits.UNBOUNDED, System.nanoTime());
    Host host = (base, create) -> files(root).open(base, create);
    return new Execution(new MemoryGraph(), budget, out::append)
        .files(FilePolicy.confinedTo(folder))
        .host(host);
  }

  private ProgramFiles files(Optional<Path> root) {
    return new ProgramFiles(root, (file, seconds) -> "/" + folder.relativize(file) + "?" + seconds);
  }

  private String run(String body) throws IOException {
    return run(body, Optional.empty());
  }

  private String run(String body, Optional<Path> root) throws IOException {
    Path file = folder.resolve("program.jac");
    Files.writeString(file, SHOW + "with entry {\n" + body + "\n}\n");
    Program.load(file).initialize(execution(root));
    return out.toString();
  }

  @Test
  void theEightOperationsAnswerAsRecorded() throws IOException {
    assertThat(
            run(
                """
                s = store("./up");
                print(type(s).__name__);
                t(lambda : s.upload(io.BytesIO(b"hello"), "/a/b.txt"));
                t(lambda : s.exists(s.upload(io.BytesIO(b"hello"), "a/b.txt")));
                t(lambda : s.download("a/b.txt"));
                target = io.BytesIO();
                t(lambda : s.download("a/b.txt", target));
                print(target.getvalue());
                t(lambda : s.download("a/b.txt", "copy.txt"));
                t(lambda : s.upload("copy.txt", "c.txt"));
                t(lambda : list(s.list_files()));
                t(lambda : list(s.list_files("", True)));
                t(lambda : list(s.list_files("zzz")));
                m = s.get_metadata("a/b.txt");
                print(m["size"], m["is_dir"], m["name"], type(m["modified"]), list(m));
                t(lambda : s.get_metadata("a")["is_dir"]);
                t(lambda : [s.copy("a/b.txt", "k/l.txt"), s.copy("zz", "k/l.txt")]);
                t(lambda : [s.move("k/l.txt", "m.txt"), s.move("k", "mm"), s.move("zz", "m2")]);
                t(lambda : [s.exists("mm"), s.exists(""), s.exists("k")]);
                t(lambda : [s.delete("zz"), s.delete("a")]);
                """))
        .isEqualTo(
            """
            LocalStorage
            'up/a/b.txt'
            False
            b'hello'
            None
            b'hello'
            None
            'up/c.txt'
            ['a', 'c.txt']
            ['a/b.txt', 'c.txt']
            []
            5 False b.txt <class 'float'> ['size', 'modified', 'created', 'is_dir', 'name']
            True
            [True, False]
            [True, True, False]
            [True, True, False]
            [False, True]
            """);
  }

  @Test
  void failuresReadAsRecorded() throws IOException {
    assertThat(
            run(
                """
                s = store("up");
                s.upload(io.BytesIO(b"hello"), "a/b.txt");
                t(lambda : s.upload(io.StringIO("hello"), "a/c.txt"));
                t(lambda : s.upload("nope", "a/d.txt"));
                t(lambda : s.upload(5, "a/d.txt"));
                t(lambda : s.download("a/none.txt"));
                t(lambda : s.download("a"));
                t(lambda : list(s.list_files("a/b.txt")));
                t(lambda : s.get_metadata("qq"));
                t(lambda : s.copy("a", "k"));
                t(lambda : s.copy("a/b.txt", "a/b.txt"));
                t(lambda : s.upload(io.BytesIO(b"1"), ""));
                t(lambda : s.upload(io.BytesIO(b"1"), "../x"));
                t(lambda : s.delete(""));
                t(lambda : s.upload(io.BytesIO(b"1"), "x", {"n": 1}));
                t(lambda : store("../elsewhere"));
                """))
        .isEqualTo(
            """
            TypeError | a bytes-like object is required, not 'str'
            FileNotFoundError | [Errno 2] No such file or directory: 'nope'
            AttributeError | 'int' object has no attribute 'read'
            FileNotFoundError | File not found: a/none.txt
            IsADirectoryError | [Errno 21] Is a directory: 'up/a'
            NotADirectoryError | [Errno 20] Not a directory: 'up/a/b.txt'
            FileNotFoundError | File not found: qq
            IsADirectoryError | [Errno 21] Is a directory: 'up/a'
            SameFileError | PosixPath('up/a/b.txt') and PosixPath('up/a/b.txt') are the same file
            IsADirectoryError | [Errno 21] Is a directory: 'up'
            ValueError | the path '../x' leaves the storage
            ValueError | the storage itself cannot be deleted
            TypeError | metadata values must be str, not int
            PermissionError | [Errno 13] Permission denied: '../elsewhere'
            """);
  }

  @Test
  void metadataIsKept() throws IOException {
    assertThat(
            run(
                """
                s = store("up");
                s.upload(io.BytesIO(b"1"), "x", {"owner": "Ada"});
                print(s.get_metadata("x")["metadata"]);
                """))
        .isEqualTo("{'owner': 'Ada'}\n");
  }

  @Test
  void argumentsNameAPlaceInsideTheConfiguredRoot() throws IOException {
    Path root = folder.resolve("configured");

    String printed =
        run(
            """
            store("./inner").upload(io.BytesIO(b"1"), "x");
            t(lambda : list(store().list_files("", True)));
            t(lambda : store("../outer"));
            """,
            Optional.of(root));

    assertThat(root.resolve("inner/x")).hasContent("1");
    assertThat(printed)
        .isEqualTo(
            """
            ['inner/x']
            PermissionError | [Errno 13] Permission denied: '../outer'
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scale-storage", "scale-storage-factory"})
  void aSeedRuns(String seed) throws IOException {
    seed(seed).initialize(execution(Optional.empty()));

    assertThat(folder.resolve("storage")).isDirectory();
  }

  @Test
  void theFactoryKnowsOneType() throws IOException {
    Files.writeString(
        folder.resolve("factory.jac"),
        """
        import from jac_scale.factories.storage_factory { StorageFactory }
        with entry {
            try { StorageFactory.create("s3", {}); } except ValueError as e { print(e); }
            print(type(StorageFactory.get_default()).__name__);
        }
        """);

    Program.load(folder.resolve("factory.jac")).initialize(execution(Optional.empty()));

    assertThat(out).hasToString("'s3' is not a valid StorageType\nLocalStorage\n");
  }

  @Test
  void theSeedsWalkersListAndDownload() throws IOException {
    Path stored = folder.resolve("uploads/documents/a.txt");
    Files.createDirectories(stored.getParent());
    Files.writeString(stored, "hello");
    Program program = seed("scale-storage-walkers");
    Execution execution = execution(Optional.empty());
    program.initialize(execution);

    program.spawn(endpoint(program, "list_files"), Map.of(), null, execution);
    program.spawn(
        endpoint(program, "download_file"), Map.of("path", "documents/a.txt"), null, execution);

    assertThat(execution.reports().stream().map(Ops::repr))
        .containsExactly(
            "{'files': [{'path': 'documents/a.txt', 'size': 5, 'name': 'a.txt'}]}",
            "{'content': b'hello', 'size': 5}");
  }

  private static Endpoint endpoint(Program program, String name) {
    return program.endpoints().stream()
        .filter(e -> e.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Program seed(String name) throws IOException {
    Path file = folder.resolve(name + ".jac");
    try (InputStream text = Program.class.getResourceAsStream("/seeds/" + name + ".jac")) {
      Files.copy(text, file);
    }
    return Program.load(file);
  }

  @Test
  void linksNameFilesThatAreThere() throws IOException {
    assertThat(
            run(
                """
                s = store("./up");
                s.upload(io.BytesIO(b"hello"), "/a/b.txt");
                t(lambda : s.signed_url("/a/b.txt"));
                t(lambda : s.signed_url("a/b.txt", expires_in=60));
                t(lambda : s.signed_url("a"));
                t(lambda : s.signed_url("none"));
                t(lambda : s.signed_url("../b"));
                """))
        .isEqualTo(
            """
            '/up/a/b.txt?3600'
            '/up/a/b.txt?60'
            IsADirectoryError | [Errno 21] Is a directory: 'up/a'
            FileNotFoundError | File not found: none
            ValueError | the path '../b' leaves the storage
            """);
  }
}

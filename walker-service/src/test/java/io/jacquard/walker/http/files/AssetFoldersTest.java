package io.jacquard.walker.http.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetFoldersTest {
  @TempDir Path root;
  private Path project;
  private AssetFolders folders;

  @BeforeEach
  void write() throws IOException {
    project = Files.createDirectory(root.resolve("project"));
    write("assets/style.css");
    write("assets/img/logo.png");
    write("assets/.env");
    write("assets/.well-hidden/key.txt");
    write("dist/app.js");
    write(".jac/client/dist/built.js");
    write(".jac/data/main.db");
    write("public/robots.txt");
    write("public/data/documents/000001.json");
    write("src/photo.jpg");
    write("src/secrets.json");
    write("favicon.ico");
    write("package.json");
    write("jac.toml");
    write("app.jac");
    Files.writeString(root.resolve("outside.txt"), "x");
    Files.createSymbolicLink(project.resolve("assets/link.txt"), root.resolve("outside.txt"));
    Files.createSymbolicLink(
        project.resolve("assets/inner.css"), project.resolve("assets/style.css"));
    folders = new AssetFolders(project, List.of(project.resolve("public/data")));
  }

  @Test
  void builtFilesAreFoundByPathThenByName() {
    assertThat(folders.built("app.js")).hasValue(real("dist/app.js"));
    assertThat(folders.built("built.js")).hasValue(real(".jac/client/dist/built.js"));
    assertThat(folders.built("img/logo.png")).hasValue(real("assets/img/logo.png"));
    assertThat(folders.built("css/style.css")).hasValue(real("assets/style.css"));
    assertThat(folders.built("robots.txt")).isEmpty();
  }

  @Test
  void publishedFilesAreFoundAtTheTop() {
    assertThat(folders.published("robots.txt")).hasValue(real("public/robots.txt"));
    assertThat(folders.published("style.css")).hasValue(real("assets/style.css"));
  }

  @Test
  void besideTheProgramOnlyMediaAreHandedOut() {
    assertThat(folders.published("favicon.ico")).hasValue(real("favicon.ico"));
    assertThat(folders.published("photo.jpg")).hasValue(real("src/photo.jpg"));
    assertThat(folders.published("package.json")).isEmpty();
    assertThat(folders.published("secrets.json")).isEmpty();
    assertThat(folders.published("src/secrets.json")).isEmpty();
  }

  @Test
  void theDataOfThePlatformIsNeverHandedOut() {
    assertThat(folders.published("data/documents/000001.json")).isEmpty();
    assertThat(folders.published("000001.json")).isEmpty();
  }

  @Test
  void aLinkIsFollowedOnlyInsideItsFolder() {
    assertThat(folders.built("inner.css")).hasValue(real("assets/style.css"));
    assertThat(folders.built("link.txt")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "../jac.toml",
        "../app.jac",
        "img/../../jac.toml",
        "../.jac/data/main.db",
        "/etc/passwd",
        "//etc/passwd",
        "./style.css",
        "img//logo.png",
        ".env",
        ".well-hidden/key.txt",
        "..\\jac.toml",
        "style.css\0.png",
        "jac.toml",
        "img",
        "c:/x.txt"
      })
  void nothingLeadsElsewhere(String path) {
    assertThat(folders.built(path)).isEmpty();
    assertThat(folders.published(path)).isEmpty();
  }

  private void write(String file) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, file);
  }

  private Path real(String file) {
    try {
      return project.resolve(file).toRealPath();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

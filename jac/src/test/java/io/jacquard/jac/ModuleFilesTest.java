package io.jacquard.jac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleFilesTest {
  @TempDir private Path folder = Path.of("");

  private Path entry = Path.of("");

  @BeforeEach
  void makeTheEntryFile() throws IOException {
    entry = file("app/main.jac");
  }

  private Path file(String name) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.resolveSibling(""));
    return Files.writeString(path, "");
  }

  private ModuleFiles files() {
    return new ModuleFiles(entry, folder.resolve("extra").toString());
  }

  @Test
  void findsAModuleBesideTheEntryFile() throws IOException {
    Path models = file("app/models.jac");

    assertThat(files().find(entry, 0, "models")).contains(models);
    assertThat(files().nameOf(models)).isEqualTo("models");
  }

  @Test
  void findsModulesOfPackages() throws IOException {
    Path initializer = file("app/shop/__init__.jac");
    Path cart = file("app/shop/cart.jac");

    assertThat(files().find(entry, 0, "shop")).contains(initializer);
    assertThat(files().find(entry, 0, "shop.cart")).contains(cart);
    assertThat(files().nameOf(initializer)).isEqualTo("shop");
    assertThat(files().nameOf(cart)).isEqualTo("shop.cart");
  }

  @Test
  void prefersAPackageToAModule() throws IOException {
    file("app/shop.jac");
    Path initializer = file("app/shop/__init__.jac");

    assertThat(files().find(entry, 0, "shop")).contains(initializer);
  }

  @Test
  void takesServerFilesToo() throws IOException {
    Path server = file("app/api.sv.jac");

    assertThat(files().find(entry, 0, "api")).contains(server);
    assertThat(files().nameOf(server)).isEqualTo("api");
  }

  @Test
  void countsTheDotsOfRelativeImports() throws IOException {
    Path inner = file("app/shop/cart.jac");
    Path sibling = file("app/shop/price.jac");
    Path outer = file("app/models.jac");

    assertThat(files().find(inner, 1, "price")).contains(sibling);
    assertThat(files().find(inner, 2, "models")).contains(outer);
    assertThat(files().find(inner, 1, "models")).isEmpty();
  }

  @Test
  void looksInFoldersOfTheJacPath() throws IOException {
    Path shared = file("extra/shared/tools.jac");

    assertThat(files().find(entry, 0, "shared.tools")).contains(shared);
    assertThat(files().nameOf(shared)).isEqualTo("shared.tools");
  }

  @Test
  void takesAFolderOfModulesOnlyWhenAsked() throws IOException {
    file("app/shop/cart.jac");

    assertThat(files().find(entry, 0, "shop")).isEmpty();
    assertThat(files().folder(entry, 0, "shop")).contains(folder.resolve("app/shop"));
    assertThat(files().folder(entry, 0, "nothing")).isEmpty();
  }

  @Test
  void collectsTheAnnexesOfAModule() throws IOException {
    Path plain = file("app/main.impl.jac");
    Path part = file("app/main.part.impl.jac");
    Path own = file("app/main.impl/anything.jac");
    Path shared = file("app/impl/main.more.impl.jac");
    Path test = file("app/main.test.jac");
    file("app/impl/other.impl.jac");

    assertThat(ModuleFiles.implementations(entry)).containsExactly(plain, part, own, shared);
    assertThat(ModuleFiles.tests(entry)).containsExactly(test);
  }
}

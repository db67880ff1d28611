package io.jacquard.commons.identity.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.jacquard.commons.boot.Finding;
import io.jacquard.commons.identity.IdentityConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenSecretTest {
  private static final String GOOD = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @Test
  void nothingStartsWithoutOne() {
    var secret = new TokenSecret(new Settings(Optional.empty(), Optional.empty(), true));

    assertThat(secret.findings()).hasSize(1);
    assertThat(secret.findings().getFirst().fatal()).isTrue();
    assertThat(secret.findings().getFirst().problem()).isEqualTo("JWT_SECRET is not set");
  }

  @Test
  void aShortOrPublishedOneIsUnsafe() {
    assertThat(found(given("short", true))).containsExactly("JWT_SECRET has only 5 bytes");
    assertThat(found(given("supersecretkey_for_testing_only!", true)))
        .containsExactly("JWT_SECRET is a published example");
    assertThat(found(given(GOOD, true))).isEmpty();
  }

  @Test
  void aFileThatOthersCanReadIsUnsafe() throws Exception {
    Path file = folder.resolve("secret");
    Files.writeString(file, GOOD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    assertThat(found(new Settings(Optional.empty(), Optional.of(file), true)))
        .containsExactly(file + " is readable by others");
  }

  private static List<String> found(Settings settings) {
    return new TokenSecret(settings).findings().stream().map(Finding::problem).toList();
  }

  @Test
  void aShortSecretSignsWhereNotStrict() {
    var secret = new TokenSecret(given("supersecretkey", false));

    assertThat(secret.signingKey().getEncoded()).asString().isEqualTo("supersecretkey");
  }

  @Test
  void makesASecretOnceAndKeepsItForTheOwnerAlone() throws Exception {
    Path file = folder.resolve("secret");
    var settings = new Settings(Optional.empty(), Optional.of(file), true);

    byte[] first = new TokenSecret(settings).signingKey().getEncoded();
    byte[] second = new TokenSecret(settings).signingKey().getEncoded();

    assertThat(first).hasSize(64).isEqualTo(second);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder).isDirectoryContaining(file::equals);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void derivesStableKeysThatDifferByPurpose() {
    var secret = new TokenSecret(given(GOOD, true));

    assertThat(secret.derived("a").getEncoded())
        .hasSize(32)
        .isEqualTo(secret.derived("a").getEncoded())
        .isNotEqualTo(secret.derived("b").getEncoded())
        .isNotEqualTo(secret.signingKey().getEncoded());
  }

  private static Settings given(String secret, boolean strict) {
    return new Settings(Optional.of(secret), Optional.empty(), strict);
  }

  private record Settings(Optional<String> secret, Optional<Path> secretFile, boolean strict)
      implements IdentityConfig {
    @Override
    public String algorithm() {
      return "HS256";
    }

    @Override
    public Optional<Path> keyFile() {
      return Optional.empty();
    }

    @Override
    public Optional<List<Path>> publicKeyFiles() {
      return Optional.empty();
    }

    @Override
    public Optional<java.net.URI> authUrl() {
      return Optional.empty();
    }

    @Override
    public int cachedTokens() {
      return 0;
    }
  }
}

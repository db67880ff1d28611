package io.jacquard.sequence.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.MemorySize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackerTest {
  @TempDir private Path folder;

  private final Unpacker unpacker = new Unpacker(new Limits());

  private record Limits() implements ArchiveConfig {
    @Override
    public MemorySize maxSize() {
      return new MemorySize(BigInteger.valueOf(1 << 20));
    }

    @Override
    public MemorySize maxUnpacked() {
      return new MemorySize(BigInteger.valueOf(40 << 20));
    }

    @Override
    public int maxEntries() {
      return 10;
    }

    @Override
    public int maxRatio() {
      return 100;
    }
  }

  @Test
  void writesFilesAndKeepsWhatMayBeRun() throws Exception {
    Archive archive = new Archive().file("a/run.sh", "hi", 0755).file("b.txt", "there", 0644);

    unpack(archive);

    assertThat(folder.resolve("a/run.sh")).hasContent("hi").isExecutable();
    assertThat(folder.resolve("b.txt")).hasContent("there");
    assertThat(Files.isExecutable(folder.resolve("b.txt"))).isFalse();
  }

  @Test
  void keepsALinkThatStaysInside() throws Exception {
    unpack(new Archive().link(".bin/tool", "../b.txt").file("b.txt", "there", 0644));

    assertThat(folder.resolve(".bin/tool")).hasContent("there");
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(strings = {"/etc/evil", "../evil", "a/../../evil"})
    void whatLiesOutside(String name) throws Exception {
      refused(new Archive().file(name, "x", 0644), "outside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../..", "nothing"})
    void aLinkThatLeadsOutOrNowhere(String target) throws Exception {
      refused(new Archive().link("l", target), "leads nowhere");
    }

    @Test
    void aFileWrittenThroughALink(@TempDir Path outside) throws Exception {
      Archive archive = new Archive().link("l", outside.toString()).file("l/x", "evil", 0644);

      assertThatExceptionOfType(BadPackageException.class).isThrownBy(() -> unpack(archive));
      assertThat(outside).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_LINK, TarConstants.LF_CHR, TarConstants.LF_FIFO})
    void hardLinksAndDevices(byte type) throws Exception {
      refused(new Archive().special("x", type), "no file, folder or symbolic link");
    }

    @Test
    void whatGrowsTooMuch() throws Exception {
      refused(new Archive().file("zeros", "\0".repeat(30 << 20), 0644), "100 times its size");
    }

    @Test
    void tooManyEntries() throws Exception {
      Archive archive = new Archive();
      for (int i = 0; i < 11; i++) {
        archive.file("f" + i, "", 0644);
      }

      refused(archive, "more than 10 entries");
    }

    @Test
    void whatIsNoArchive() {
      for (String text : new String[] {"", "nonsense"}) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(BadPackageException.class)
            .isThrownBy(() -> unpacker.unpack(new ByteArrayInputStream(bytes), folder))
            .withMessage("Invalid pkg tar.gz archive");
      }
    }

    private void refused(Archive archive, String reason) {
      assertThatExceptionOfType(BadPackageException.class)
          .isThrownBy(() -> unpack(archive))
          .withMessageContaining(reason);
    }
  }

  private void unpack(Archive archive) throws IOException, BadPackageException {
    unpacker.unpack(new ByteArrayInputStream(archive.bytes()), folder);
  }

  private static final class Archive {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar;

    Archive() throws IOException {
      tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes));
    }

    Archive file(String name, String text, int mode) throws IOException {
      TarArchiveEntry entry = new TarArchiveEntry(name, true);
      byte[] contents = text.getBytes(StandardCharsets.UTF_8);
      entry.setMode(mode);
      entry.setSize(contents.length);
      tar.putArchiveEntry(entry);
      tar.write(contents);
      tar.closeArchiveEntry();
      return this;
    }

    Archive link(String name, String target) throws IOException {
      TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
      entry.setLinkName(target);
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
      return this;
    }

    Archive special(String name, byte type) throws IOException {
      tar.putArchiveEntry(new TarArchiveEntry(name, type));
      tar.closeArchiveEntry();
      return this;
    }

    byte[] bytes() throws IOException {
      tar.close();
      return bytes.toByteArray();
    }
  }
}

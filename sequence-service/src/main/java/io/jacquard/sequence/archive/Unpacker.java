package io.jacquard.sequence.archive;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks a tar.gz as it arrives. Nothing is written outside the folder: absolute and climbing
 * names, hard links, devices and links that lead out are refused, and so is what exceeds the
 * limits.
 */
@Singleton
public final class Unpacker {
  private static final int BUFFER = 64 << 10;
  private static final long FREE_OF_RATIO = 16L << 20;
  private static final int OWNER_MAY_RUN = 0100;

  private final ArchiveConfig limits;

  public Unpacker(ArchiveConfig limits) {
    this.limits = limits;
  }

  /**
   * Unpacks into an empty folder and reads the stream to its end.
   *
   * @return how many bytes were sent
   * @throws BadPackageException if the package cannot be taken; the folder may hold a part of it
   */
  public long unpack(InputStream sent, Path folder) throws IOException, BadPackageException {
    CountedStream counted = new CountedStream(sent);
    try {
      new Run(counted, folder.toRealPath()).all();
      counted.transferTo(OutputStream.nullOutputStream());
    } catch (SenderGoneException e) {
      throw e;
    } catch (IOException _) {
      throw new BadPackageException("Invalid pkg tar.gz archive");
    }
    return counted.count();
  }

  private final class Run {
    private final CountedStream sent;
    private final Path root;
    private final Map<Path, String> links = new LinkedHashMap<>();
    private final byte[] buffer = new byte[BUFFER];
    private long unpacked;
    private int entries;

    Run(CountedStream sent, Path root) {
      this.sent = sent;
      this.root = root;
    }

    void all() throws IOException, BadPackageException {
      try (var tar = new TarArchiveInputStream(gzip(), "UTF-8")) {
        TarArchiveEntry entry = tar.getNextEntry();
        while (entry != null) {
          if (++entries > limits.maxEntries()) {
            throw new BadPackageException(
                "The package has more than %d entries".formatted(limits.maxEntries()));
          }
          take(entry, tar);
          entry = tar.getNextEntry();
        }
      }
      if (entries == 0) {
        throw new BadPackageException("Invalid pkg tar.gz archive");
      }
      link();
    }

    private GzipCompressorInputStream gzip() throws IOException {
      return GzipCompressorInputStream.builder()
          .setInputStream(sent)
          .setDecompressConcatenated(true)
          .get();
    }

    private void take(TarArchiveEntry entry, InputStream contents)
        throws IOException, BadPackageException {
      Path target = inside(entry.getName());
      if (entry.isDirectory()) {
        Files.createDirectories(target);
      } else if (entry.isSymbolicLink()) {
        links.put(target, entry.getLinkName());
      } else if (isPlainFile(entry)) {
        Files.createDirectories(target.resolveSibling(""));
        write(contents, target);
        if ((entry.getMode() & OWNER_MAY_RUN) != 0) {
          Files.setPosixFilePermissions(
              target,
              EnumSet.of(
                  PosixFilePermission.OWNER_READ,
                  PosixFilePermission.OWNER_WRITE,
                  PosixFilePermission.OWNER_EXECUTE));
        }
      } else {
        throw new BadPackageException(
            "'" + entry.getName() + "' is no file, folder or symbolic link");
      }
    }

    /** The library takes devices for files. */
    private static boolean isPlainFile(TarArchiveEntry entry) {
      byte type = entry.getLinkFlag();
      return type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM;
    }

    private Path inside(String name) throws BadPackageException {
      Path path = root.resolve(name.isEmpty() ? "." : name).normalize();
      if (name.startsWith("/") || name.indexOf('\0') >= 0 || !path.startsWith(root)) {
        throw new BadPackageException("'" + name + "' lies outside the package");
      }
      return path;
    }

    private void write(InputStream contents, Path target) throws IOException, BadPackageException {
      try (OutputStream out = Files.newOutputStream(target)) {
        int read = contents.read(buffer);
        while (read >= 0) {
          unpacked += read;
          check();
          out.write(buffer, 0, read);
          read = contents.read(buffer);
        }
      }
    }

    private void check() throws BadPackageException {
      if (sent.count() > limits.maxSize().asLongValue()) {
        throw new BadPackageException(
            "The package is larger than %d bytes".formatted(limits.maxSize().asLongValue()));
      }
      if (unpacked > limits.maxUnpacked().asLongValue()) {
        throw new BadPackageException(
            "The package unpacks to more than %d bytes"
                .formatted(limits.maxUnpacked().asLongValue()));
      }
      if (unpacked > FREE_OF_RATIO && unpacked / Math.max(1, sent.count()) > limits.maxRatio()) {
        throw new BadPackageException(
            "The package unpacks to more than %d times its size".formatted(limits.maxRatio()));
      }
    }

    /** Made last, so that no file can be written through one. */
    private void link() throws IOException, BadPackageException {
      for (Map.Entry<Path, String> link : links.entrySet()) {
        Files.createDirectories(link.getKey().resolveSibling(""));
        Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
      }
      for (Path link : links.keySet()) {
        if (!Files.exists(link) || !link.toRealPath().startsWith(root)) {
          throw new BadPackageException(
              "the link '" + root.relativize(link) + "' leads nowhere in the package");
        }
      }
    }
  }
}

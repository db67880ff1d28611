package io.jacquard.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@link FileStore} in a folder of the local disk. */
public final class LocalFileStore implements FileStore {
  private static final int CHUNK = 1 << 16;

  private final StorePath paths;
  private final Sidecars sidecars;

  /** The folder need not exist before something is stored. */
  public LocalFileStore(Path base) {
    this.paths = new StorePath(base.toAbsolutePath().normalize());
    this.sidecars = new Sidecars(paths);
  }

  @Override
  public FileMetadata upload(InputStream content, String destination, FileAttributes attributes)
      throws IOException {
    Path target = paths.resolveInside(destination);
    if (Files.isDirectory(target)) {
      throw new IsDirectoryException(destination);
    }
    Path draft = draft();
    try {
      String etag = write(content, draft);
      if (attributes.modified() != null) {
        Files.setLastModifiedTime(draft, FileTime.from(attributes.modified()));
      }
      put(draft, target);
      sidecars.write(
          target, new Sidecars.Sidecar(attributes.contentType(), etag, attributes.metadata()));
    } finally {
      Files.deleteIfExists(draft);
    }
    return metadata(destination);
  }

  private Path draft() throws IOException {
    Path folder = paths.base().resolve(StorePath.OWN).resolve("uploads");
    Files.createDirectories(folder);
    return Files.createTempFile(folder, "upload", null);
  }

  /** Writes and syncs the content; answers its ETag. */
  private static String write(InputStream content, Path file) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
        digest.update(chunk, 0, read);
        ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      channel.force(true);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives a finished file its place; the folder is synced, so that the name lasts as well. */
  private static void put(Path draft, Path target) throws IOException {
    Path folder = target.resolveSibling("");
    Files.createDirectories(folder);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }

  @Override
  public InputStream download(String path) throws IOException {
    Path file = paths.resolve(path);
    requireFile(file, path);
    return Files.newInputStream(file);
  }

  private static void requireFile(Path file, String path) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IsDirectoryException(path);
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(path);
    }
  }

  @Override
  public boolean delete(String path) throws IOException {
    if (StorePath.canonical(path).isEmpty()) {
      throw new IllegalArgumentException("the storage itself cannot be deleted");
    }
    Path file = paths.resolve(path);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Trees.delete(file);
    sidecars.delete(file);
    return true;
  }

  @Override
  public boolean exists(String path) throws IOException {
    return StorePath.canonical(path).isEmpty() || Files.exists(paths.resolve(path));
  }

  @Override
  public List<String> list(String folder, boolean recursive) throws IOException {
    Path top = paths.resolve(folder);
    if (!Files.exists(top)) {
      return List.of();
    }
    if (!Files.isDirectory(top)) {
      if (recursive) {
        return List.of();
      }
      throw new NotDirectoryException(folder);
    }
    try (Stream<Path> found = Files.walk(top, recursive ? Integer.MAX_VALUE : 1)) {
      return found
          .filter(file -> !file.equals(top) && !paths.isOwn(file))
          .filter(file -> !recursive || Files.isRegularFile(file))
          .map(paths::nameOf)
          .sorted()
          .toList();
    }
  }

  @Override
  public FileMetadata metadata(String path) throws IOException {
    Path file = paths.resolve(path);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(path);
    }
    BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
    Sidecars.Sidecar kept = found.isDirectory() ? null : sidecars.read(file);
    return new FileMetadata(
        String.valueOf(file.getFileName()),
        found.size(),
        found.lastModifiedTime().toInstant(),
        created(file),
        found.isDirectory(),
        kept == null ? null : kept.contentType(),
        etag(found, kept),
        kept == null ? Map.of() : kept.metadata());
  }

  private static @Nullable String etag(BasicFileAttributes found, Sidecars.@Nullable Sidecar kept) {
    if (found.isDirectory()) {
      return null;
    }
    return kept == null ? Sidecars.derived(found) : kept.etag();
  }

  private static Instant created(Path file) throws IOException {
    return ((FileTime) Files.getAttribute(file, "unix:ctime")).toInstant();
  }

  @Override
  public boolean copy(String source, String destination) throws IOException {
    Path from = paths.resolve(source);
    if (!Files.exists(from)) {
      return false;
    }
    requireFile(from, source);
    if (from.equals(paths.resolveInside(destination))) {
      throw new SameFileException(source);
    }
    FileMetadata kept = metadata(source);
    try (InputStream content = Files.newInputStream(from)) {
      upload(
          content,
          destination,
          new FileAttributes(kept.contentType(), kept.metadata(), kept.modified()));
    }
    return true;
  }

  @Override
  public boolean move(String source, String destination) throws IOException {
    Path from = paths.resolveInside(source);
    Path to = paths.resolveInside(destination);
    if (!Files.exists(from)) {
      return false;
    }
    if (to.startsWith(from)) {
      throw new SameFileException(source);
    }
    Files.createDirectories(to.resolveSibling(""));
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    sidecars.move(from, to);
    return true;
  }
}

package io.jacquard.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@link FileStore} in a folder of the local disk. */
public final class LocalFileStore implements FileStore {
  private static final int CHUNK = 1 << 16;

  private final StorePath paths;
  private final Drafts drafts;
  private final Sidecars sidecars;

  /** The folder need not exist before something is stored. */
  public LocalFileStore(Path base) {
    this.paths = new StorePath(base.toAbsolutePath().normalize());
    try {
      this.drafts = Drafts.in(paths.base().resolve(StorePath.OWN).resolve("uploads"));
    } catch (IOException e) {
      throw new UncheckedIOException("the storage cannot be read", e);
    }
    this.sidecars = new Sidecars(paths, drafts);
  }

  /**
   * Opens a file below a folder in which there may be stores, by the innermost store that has it:
   * that one knows what was said of it.
   *
   * @param path from the folder
   */
  public static StoredFile openWithin(Path folder, String path) throws IOException {
    LocalFileStore whole = new LocalFileStore(folder);
    Path file = whole.paths.resolveInside(path);
    Path base = file.resolveSibling("");
    while (!base.equals(whole.paths.base()) && !Files.isDirectory(base.resolve(StorePath.OWN))) {
      base = base.resolveSibling("");
    }
    return new LocalFileStore(base).open(base.relativize(file).toString());
  }

  @Override
  public FileMetadata upload(
      InputStream content, String destination, FileAttributes attributes, Guard guard)
      throws IOException {
    Path target = paths.resolveInside(destination);
    requireNoFolder(target, destination);
    requireFoldersAbove(target, destination);
    guard.check(current(target, destination));
    try (Drafts.Draft draft = drafts.create()) {
      String etag = write(content, draft.channel());
      if (attributes.modified() != null) {
        Files.setLastModifiedTime(draft.file(), FileTime.from(attributes.modified()));
      }
      try (var _ = PathLocks.hold(target)) {
        requireNoFolder(target, destination);
        guard.check(current(target, destination));
        makeFolders(target, destination);
        tellApart(draft.file(), target);
        put(
            draft.file(),
            target,
            new Sidecars.Sidecar(attributes.contentType(), etag, attributes.metadata()));
        return metadata(destination);
      }
    }
  }

  private static void requireNoFolder(Path target, String name) throws IOException {
    if (Files.isDirectory(target)) {
      throw new IsDirectoryException(name);
    }
  }

  private Optional<FileMetadata> current(Path target, String name) throws IOException {
    return Files.exists(target) ? Optional.of(metadata(name)) : Optional.empty();
  }

  /** Writes and syncs the content; answers its ETag. */
  private static String write(InputStream content, FileChannel channel) throws IOException {
    MessageDigest digest = sha256();
    byte[] chunk = new byte[CHUNK];
    for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
      digest.update(chunk, 0, read);
      ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    channel.force(true);
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Contents of one size and time would share a record, where the clock of files is coarse. */
  private static void tellApart(Path draft, Path target) throws IOException {
    if (Files.exists(target) && Sidecars.stamp(draft).equals(Sidecars.stamp(target))) {
      Instant later = attributes(draft).lastModifiedTime().toInstant().plusNanos(1_000);
      Files.setLastModifiedTime(draft, FileTime.from(later));
    }
  }

  /** New folders are synced one by one, so that they last as well. */
  private void makeFolders(Path target, String name) throws IOException {
    Path folder = target.resolveSibling("");
    if (Files.isDirectory(folder)) {
      return;
    }
    requireFoldersAbove(target, name);
    Files.createDirectories(folder);
    while (folder.startsWith(paths.base())) {
      sync(folder);
      folder = folder.resolveSibling("");
    }
  }

  /** Nothing can lie in what is a file itself. */
  private void requireFoldersAbove(Path target, String name) throws IOException {
    Path folder = target.resolveSibling("");
    while (folder.startsWith(paths.base()) && !Files.isDirectory(folder)) {
      if (Files.exists(folder)) {
        throw new NotDirectoryException(name);
      }
      folder = folder.resolveSibling("");
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }

  /** Gives a finished file its place; the folder is synced, so that the name lasts as well. */
  private void put(Path draft, Path target, Sidecars.Sidecar sidecar) throws IOException {
    sidecars.announce(target, Sidecars.stamp(draft), sidecar);
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(target.resolveSibling(""));
  }

  @Override
  public InputStream download(String path) throws IOException {
    Path file = paths.resolve(path);
    requireFile(file, path);
    return Files.newInputStream(file);
  }

  @Override
  public StoredFile open(String path) throws IOException {
    Path file = paths.resolve(path);
    while (true) {
      requireFile(file, path);
      BasicFileAttributes before = attributes(file);
      FileMetadata metadata = metadata(path);
      FileChannel channel = FileChannel.open(file);
      if (isSame(before, file)) {
        return new LocalStoredFile(file, before.fileKey(), channel, metadata, drafts.newFile());
      }
      channel.close();
    }
  }

  /** Whether a file is still the one with these attributes. */
  private static boolean isSame(BasicFileAttributes before, Path file) {
    try {
      BasicFileAttributes now = attributes(file);
      return Objects.equals(before.fileKey(), now.fileKey())
          && before.size() == now.size()
          && before.lastModifiedTime().equals(now.lastModifiedTime());
    } catch (IOException _) {
      return false;
    }
  }

  static BasicFileAttributes attributes(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class);
  }

  private static void requireFile(Path file, String path) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IsDirectoryException(path);
    }
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(path);
    }
  }

  @Override
  public boolean delete(String path, Guard guard) throws IOException {
    if (StorePath.canonical(path).isEmpty()) {
      throw new IllegalArgumentException("the storage itself cannot be deleted");
    }
    Path file = paths.resolve(path);
    try (var _ = PathLocks.hold(file)) {
      guard.check(current(file, path));
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      Trees.delete(file);
      sidecars.delete(file);
      return true;
    }
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
    BasicFileAttributes found = attributes(file);
    Sidecars.Sidecar kept = found.isDirectory() ? null : sidecars.read(file, found);
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
  public boolean copy(String source, String destination, Guard guard) throws IOException {
    Path from = paths.resolve(source);
    if (!Files.exists(from)) {
      return false;
    }
    requireFile(from, source);
    if (from.equals(paths.resolveInside(destination))) {
      throw new SameFileException(source);
    }
    try (StoredFile file = open(source)) {
      FileMetadata kept = file.metadata();
      upload(
          file.read(0, kept.size()),
          destination,
          new FileAttributes(kept.contentType(), kept.metadata(), kept.modified()),
          guard);
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
    makeFolders(to, destination);
    try (var _ = PathLocks.hold(from, to)) {
      if (Files.isDirectory(from)) {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        sidecars.moveFolder(from, to);
      } else {
        requireNoFolder(to, destination);
        moveFile(from, to);
      }
    }
    return true;
  }

  private void moveFile(Path from, Path to) throws IOException {
    Sidecars.Sidecar kept = sidecars.read(from, attributes(from));
    if (kept == null) {
      kept = new Sidecars.Sidecar(null, Sidecars.derived(attributes(from)), Map.of());
    }
    put(from, to, kept);
    sidecars.delete(from);
  }

  @Override
  public Usage usage(String folder) throws IOException {
    Path top = paths.resolve(folder);
    return Files.isDirectory(top) ? Trees.usage(top, paths::isOwn) : new Usage(0, 0);
  }
}

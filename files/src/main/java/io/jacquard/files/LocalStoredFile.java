package io.jacquard.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of a local disk by its open channel; a second name for it is made when one is asked for.
 */
final class LocalStoredFile implements StoredFile {
  private final Path file;
  private final @Nullable Object identity;
  private final FileChannel channel;
  private final FileMetadata metadata;
  private final Path pin;
  private boolean pinned;

  /**
   * @param identity what the file system knows the file by
   * @param pin a free name on the same file system
   */
  LocalStoredFile(
      Path file, @Nullable Object identity, FileChannel channel, FileMetadata metadata, Path pin) {
    this.file = file;
    this.identity = identity;
    this.channel = channel;
    this.metadata = metadata;
    this.pin = pin;
  }

  @Override
  public FileMetadata metadata() {
    return metadata;
  }

  @Override
  public InputStream read(long offset, long length) {
    return new Part(channel, offset, length);
  }

  @Override
  public Optional<Path> path() throws IOException {
    if (identity == null) {
      return Optional.empty();
    }
    if (!pinned) {
      try {
        Files.createLink(pin, file);
      } catch (NoSuchFileException | UnsupportedOperationException _) {
        return Optional.empty();
      }
      pinned = true;
    }
    return identity.equals(LocalFileStore.attributes(pin).fileKey())
        ? Optional.of(pin)
        : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (pinned) {
      Files.deleteIfExists(pin);
    }
  }

  /** Reads at positions of its own, so that several may read one channel. */
  private static final class Part extends InputStream {
    private final FileChannel channel;
    private long position;
    private long left;

    Part(FileChannel channel, long offset, long length) {
      this.channel = channel;
      this.position = offset;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int most = (int) Math.min(length, left);
      int count = most == 0 ? -1 : channel.read(ByteBuffer.wrap(into, from, most), position);
      if (count > 0) {
        position += count;
        left -= count;
      }
      return count;
    }
  }
}

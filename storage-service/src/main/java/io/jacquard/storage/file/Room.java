package io.jacquard.storage.file;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.files.FileMetadata;
import io.jacquard.files.FileStore.Usage;
import io.jacquard.files.Guard;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Room that is set aside in an account for one file on its way: all at once where the size is
 * known, else piece by piece. Closing it gives back what was set aside; what was stored counts by
 * then.
 */
final class Room implements Guard, AutoCloseable {
  private static final Usage NOTHING = new Usage(0, 0);

  private final Account account;
  private final Guard precondition;
  private final Optional<Long> size;
  private final long largest;
  private Usage replaced = NOTHING;
  private Usage reserved = NOTHING;
  private long received;

  /**
   * @param precondition what the caller expects of the file that is there
   * @param size of the content in bytes, when it is known
   * @param largest size that is taken
   */
  Room(Account account, Guard precondition, Optional<Long> size, long largest) {
    this.account = account;
    this.precondition = precondition;
    this.size = size;
    this.largest = largest;
  }

  @Override
  public void check(Optional<FileMetadata> current) throws IOException {
    precondition.check(current);
    replaced = current.map(file -> new Usage(1, file.size())).orElse(NOTHING);
    if (reserved.files() == 0) {
      requireNotTooLarge(size.orElse(0L));
      reserve(new Usage(1, size.orElse(0L)));
    }
  }

  /** The content, counted as it is read. */
  InputStream counted(InputStream content) {
    return new FilterInputStream(content) {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        if (count > 0) {
          take(count);
        }
        return count;
      }
    };
  }

  private void take(int count) {
    received += count;
    requireNotTooLarge(received);
    if (received > reserved.bytes()) {
      reserve(new Usage(0, received - reserved.bytes()));
    }
  }

  private void requireNotTooLarge(long bytes) {
    if (bytes > largest) {
      throw new ProblemException(
          StorageProblem.FILE_TOO_LARGE, "A file may have " + largest + " bytes");
    }
  }

  private void reserve(Usage wanted) {
    account.reserve(wanted, replaced);
    reserved = reserved.plus(wanted);
  }

  /** A file of this size has its place. */
  void stored(long bytes) {
    account.changed(new Usage(1, bytes), replaced);
  }

  @Override
  public void close() {
    account.release(reserved);
  }
}

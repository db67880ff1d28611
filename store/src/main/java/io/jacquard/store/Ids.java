package io.jacquard.store;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import com.fasterxml.uuid.UUIDClock;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Mints ids: UUIDv7 as 32 hex digits, so that the order of ids is the order of their making. */
public final class Ids {
  private static final NoArgGenerator GENERATOR =
      Generators.timeBasedEpochGenerator(new SecureRandom(), new ForwardClock());

  private Ids() {}

  /** A new id, greater than every one this process made before. */
  public static String next() {
    return hex(GENERATOR.generate());
  }

  /** The 32 lowercase hex digits of a UUID. */
  public static String hex(UUID id) {
    char[] digits = new char[32];
    write(id.getMostSignificantBits(), digits, 0);
    write(id.getLeastSignificantBits(), digits, 16);
    return new String(digits);
  }

  private static void write(long bits, char[] digits, int at) {
    for (int i = 15; i >= 0; i--) {
      digits[at + i] = Character.forDigit((int) bits & 0xF, 16);
      bits >>>= 4;
    }
  }

  /** The system's time, but standing still where that goes back. */
  private static final class ForwardClock extends UUIDClock {
    private final AtomicLong last = new AtomicLong();

    @Override
    public long currentTimeMillis() {
      return last.accumulateAndGet(super.currentTimeMillis(), Math::max);
    }
  }
}

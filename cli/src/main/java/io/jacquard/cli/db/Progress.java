package io.jacquard.cli.db;

/** Says on standard error, now and then, how many documents are done. */
final class Progress {
  private static final long EVERY_NANOS = 1_000_000_000L;

  private final String doing;
  private long done;
  private long told = System.nanoTime();

  Progress(String doing) {
    this.doing = doing;
  }

  void step() {
    done++;
    long now = System.nanoTime();
    if (now - told > EVERY_NANOS) {
      told = now;
      System.err.println("%s: %,d documents".formatted(doing, done));
    }
  }

  long done() {
    return done;
  }
}

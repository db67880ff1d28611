package io.jacquard.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output and error of a running program. Output to a terminal appears at once; into a pipe
 * it is buffered, in order with what goes to standard error.
 */
final class Console implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  private final boolean interactive =
      Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false);
  private final PrintStream out =
      new PrintStream(
          new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
          false,
          StandardCharsets.UTF_8);

  private final BufferedReader in =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  void print(String text) {
    out.print(text);
    if (interactive) {
      out.flush();
    }
  }

  void error(String text) {
    out.flush();
    System.err.println(text);
  }

  /** The next line of standard input, or {@code null} at its end. */
  @Nullable String readLine() {
    out.flush();
    try {
      return in.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    out.flush();
  }
}

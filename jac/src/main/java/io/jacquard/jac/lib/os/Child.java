package io.jacquard.jac.lib.os;

import io.jacquard.jac.lib.Args;
import io.jacquard.jac.runtime.NativeValue;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.failure.Errors;
import io.jacquard.jac.runtime.text.bytes.PyBytes;
import io.jacquard.jac.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/** A process that a program started. What it writes is kept until somebody takes it. */
final class Child implements NativeValue {
  private static final int SIGNALLED = 128;
  private static final int TERM = 15;
  private static final int KILL = 9;

  private final PyType type;
  private final Process process;
  private final Kept output;
  private final Kept errors;
  private int signal;

  Child(PyType type, Process process) {
    this.type = type;
    this.process = process;
    this.output = new Kept(process.getInputStream());
    this.errors = new Kept(process.getErrorStream());
  }

  Process process() {
    return process;
  }

  @Override
  public PyType type() {
    return type;
  }

  /** Gives the child all of its input. */
  Object write(byte[] data) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(data);
    } catch (IOException _) {
      return false; // the child reads no more of it, as one may
    }
    return true;
  }

  /** The exit code, or None when the seconds are over first; None waits as long as it takes. */
  Object waited(Object seconds) {
    try {
      if (seconds == None.NONE) {
        process.waitFor();
      } else if (!process.waitFor((long) (Args.real(seconds) * 1000), TimeUnit.MILLISECONDS)) {
        return None.NONE;
      }
      int code = process.exitValue();
      return (long) (signal > 0 && code == SIGNALLED + signal ? -signal : code);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw Errors.make("KeyboardInterrupt");
    }
  }

  /** All that the child wrote and nobody took yet, to the end of the stream. */
  Object taken(boolean error) {
    return PyBytes.of((error ? errors : output).take());
  }

  byte[] output() {
    return output.take();
  }

  Object kill(boolean hard) {
    signal = hard ? KILL : TERM;
    if (hard) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
    return None.NONE;
  }

  /** Reads a stream of the child to its end, so that the child never waits for a reader. */
  private static final class Kept {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread reader;

    Kept(InputStream from) {
      this.reader = Thread.ofVirtual().start(() -> copy(from));
    }

    private void copy(InputStream from) {
      try (from) {
        from.transferTo(bytes);
      } catch (IOException _) {
        return; // the child was ended: what it wrote until then is all there is
      }
    }

    byte[] take() {
      try {
        reader.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Errors.make("KeyboardInterrupt");
      }
      byte[] all = bytes.toByteArray();
      bytes.reset();
      return all;
    }
  }
}

package io.jacquard.cli.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Client processes of one run, all of them telling one history. */
final class Clients implements AutoCloseable {
  private final List<Process> processes = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();

  void start(Orders orders, History history) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.jacquard.cli.Main",
                "torture-client")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    process
        .getOutputStream()
        .write((Api.JSON.writeValueAsString(orders) + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    readers.add(Thread.ofVirtual().start(() -> read(process, history)));
  }

  private static void read(Process process, History history) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().map(Event::of).forEach(history::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells all to stop, and waits until they have told everything. */
  void stop() throws IOException, InterruptedException {
    for (Process process : processes) {
      process.getOutputStream().close();
    }
    await();
  }

  /** Waits until all have ended by themselves. */
  void await() throws InterruptedException {
    for (Process process : processes) {
      if (process.waitFor() != 0) {
        throw new TortureException("a client process ended with " + process.exitValue());
      }
    }
    for (Thread reader : readers) {
      reader.join();
    }
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }
}

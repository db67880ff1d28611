package io.jacquard.sequence.runner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jacquard.sequence.archive.Folders;
import io.jacquard.sequence.link.Channel;
import io.jacquard.sequence.link.DeliveryMarks;
import io.jacquard.sequence.link.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * One runner: where it listens, and the process. A hub that was started again has only the number
 * of the process, and learns no exit code from it.
 *
 * @param name what its socket and folder are called by
 */
public record RunnerProcess(
    String name, Path folder, Path socket, ProcessHandle handle, Optional<Process> child) {

  public long pid() {
    return handle.pid();
  }

  /** When the process began, which together with its number says that it is the same one. */
  public Instant began() {
    return handle.info().startInstant().orElse(Instant.EPOCH);
  }

  /** The sequence's working directory. */
  public Path directory() {
    return folder.resolve("work");
  }

  /** What the runner itself, and not its sequence, has printed. */
  public Path console() {
    return folder.resolve("console.log");
  }

  /** Where the runner says at its end how it ended. */
  public Path exitFile() {
    return folder.resolve("exit.json");
  }

  /** Completes at the end of the process. */
  public CompletableFuture<?> onExit() {
    return child.<CompletableFuture<?>>map(Process::onExit).orElseGet(handle::onExit);
  }

  /** The exit code of a process that has ended and was begun by this hub. */
  public OptionalInt exitCode() {
    return child.map(process -> OptionalInt.of(process.exitValue())).orElseGet(OptionalInt::empty);
  }

  /** Ends it and everything it began, at once. */
  public void kill() {
    ProcessGroup.kill(pid());
  }

  /** How far its streams were delivered. */
  public DeliveryMarks marks() throws IOException {
    return DeliveryMarks.in(folder);
  }

  /** Connects to it and introduces this hub. */
  public Link connect(DeliveryMarks marks) throws IOException {
    Link link = Link.connect(socket);
    ObjectNode attach = JsonNodeFactory.instance.objectNode().put("type", "attach");
    ObjectNode delivered = attach.putObject("delivered");
    for (Channel channel : Channel.OUTGOING) {
      delivered.put(Integer.toString(channel.number()), marks.of(channel));
    }
    link.message(attach);
    return link;
  }

  /** Removes all its files, of which nobody has any use. */
  void forget() throws IOException {
    forgetSocket();
    Folders.delete(folder);
  }

  /** Removes its socket, once it has ended. */
  public void forgetSocket() throws IOException {
    Files.deleteIfExists(socket);
    Files.deleteIfExists(socket.resolveSibling(""));
  }
}

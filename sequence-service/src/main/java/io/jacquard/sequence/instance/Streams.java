package io.jacquard.sequence.instance;

import io.jacquard.sequence.feed.Feed;
import io.jacquard.sequence.runner.Channel;
import io.jacquard.sequence.runner.Outgoing;
import java.io.ByteArrayOutputStream;

/** All the streams of one instance. */
public final class Streams {
  private final Outgoing runner;
  private final OutputPipe output;
  private final OutputPipe stdout;
  private final OutputPipe stderr;
  private final InputPipe input;
  private final InputPipe stdin;
  private final Feed log;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  Streams(Outgoing runner, int logHistory) {
    this.runner = runner;
    this.output = new OutputPipe(count -> runner.credit(Channel.OUTPUT, count));
    this.stdout = new OutputPipe(count -> runner.credit(Channel.STDOUT, count));
    this.stderr = new OutputPipe(count -> runner.credit(Channel.STDERR, count));
    this.input = new InputPipe(runner, Channel.INPUT);
    this.stdin = new InputPipe(runner, Channel.STDIN);
    this.log = new Feed(logHistory);
  }

  public OutputPipe output() {
    return output;
  }

  public OutputPipe stdout() {
    return stdout;
  }

  public OutputPipe stderr() {
    return stderr;
  }

  public InputPipe input() {
    return input;
  }

  public InputPipe stdin() {
    return stdin;
  }

  public Feed log() {
    return log;
  }

  void data(Channel channel, byte[] bytes) {
    switch (channel) {
      case OUTPUT -> output.accept(bytes);
      case STDOUT -> stdout.accept(bytes);
      case STDERR -> stderr.accept(bytes);
      case LOG -> {
        record(bytes);
        runner.credit(Channel.LOG, bytes.length);
      }
      case CONTROL, INPUT, STDIN -> throw unexpected(channel);
    }
  }

  void end(Channel channel) {
    switch (channel) {
      case OUTPUT -> output.end();
      case STDOUT -> stdout.end();
      case STDERR -> stderr.end();
      case LOG -> log.end();
      case CONTROL, INPUT, STDIN -> throw unexpected(channel);
    }
  }

  void credit(Channel channel, long count) {
    switch (channel) {
      case INPUT -> input.credit(count);
      case STDIN -> stdin.credit(count);
      case CONTROL, OUTPUT, STDOUT, STDERR, LOG -> throw unexpected(channel);
    }
  }

  /** The process is gone: nothing more comes, and nothing can be sent. */
  void close() {
    input.breakOff();
    stdin.breakOff();
    output.end();
    stdout.end();
    stderr.end();
    log.end();
  }

  /** Records of the log are whole lines, whatever the frames were. */
  private void record(byte[] bytes) {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i + 1 - start);
        log.add(line.toByteArray());
        line.reset();
        start = i + 1;
      }
    }
    line.write(bytes, start, bytes.length - start);
  }

  private static IllegalArgumentException unexpected(Channel channel) {
    return new IllegalArgumentException("the channel " + channel + " does not go that way");
  }
}

package io.jacquard.sequence.instance.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.jacquard.sequence.feed.Feed;
import io.jacquard.sequence.link.Channel;
import io.jacquard.sequence.link.DeliveryMarks;
import io.jacquard.sequence.link.Link;
import io.jacquard.sequence.link.Outgoing;
import java.io.ByteArrayOutputStream;
import java.util.Map;

/** All the streams of one instance. */
public final class Streams {
  /** A line of the log that is longer is acknowledged in parts. */
  private static final int LONGEST_LINE = 256 << 10;

  /** A runner that has so much left of its window needs no leave yet. */
  private static final int LEAST_CREDIT = Link.WINDOW / 8;

  private final Outgoing runner;
  private final DeliveryMarks marks;
  private final OutputPipe output;
  private final OutputPipe stdout;
  private final OutputPipe stderr;
  private final InputPipe input;
  private final InputPipe stdin;
  private final Feed log;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long logged;

  public Streams(Reach reach, int logHistory) {
    this.runner = reach.runner();
    this.marks = reach.marks();
    this.output = pipe(Channel.OUTPUT);
    this.stdout = pipe(Channel.STDOUT);
    this.stderr = pipe(Channel.STDERR);
    this.input = new InputPipe(runner, Channel.INPUT);
    this.stdin = new InputPipe(runner, Channel.STDIN);
    this.log = new Feed(logHistory);
    this.logged = marks.of(Channel.LOG);
  }

  private OutputPipe pipe(Channel channel) {
    return new OutputPipe(
        marks.of(channel),
        new OutputPipe.Delivery() {
          private int owed;

          @Override
          public void reached(long position, int count) {
            marks.set(channel, position);
            owed += count;
            if (owed >= LEAST_CREDIT) {
              runner.credit(channel, owed);
              owed = 0;
            }
          }
        });
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

  /** What the instance writes, by where it writes it. */
  public Map<Channel, OutputPipe> written() {
    return Map.of(Channel.OUTPUT, output, Channel.STDOUT, stdout, Channel.STDERR, stderr);
  }

  /** The runner has said how far its streams are. */
  public void resume(JsonNode hello) {
    resume(input, hello, Channel.INPUT);
    resume(stdin, hello, Channel.STDIN);
  }

  private static void resume(InputPipe pipe, JsonNode hello, Channel channel) {
    String number = Integer.toString(channel.number());
    pipe.resume(
        hello.path("received").path(number).asLong(),
        hello.path("ended").path(number).asBoolean(),
        hello.path("credit").path(number).asLong());
  }

  public void data(Channel channel, byte[] bytes) {
    switch (channel) {
      case OUTPUT -> output.accept(bytes);
      case STDOUT -> stdout.accept(bytes);
      case STDERR -> stderr.accept(bytes);
      case LOG -> record(bytes);
      case CONTROL, INPUT, STDIN -> throw unexpected(channel);
    }
  }

  public void end(Channel channel) {
    switch (channel) {
      case OUTPUT -> output.finish();
      case STDOUT -> stdout.finish();
      case STDERR -> stderr.finish();
      case LOG -> log.end();
      case CONTROL, INPUT, STDIN -> throw unexpected(channel);
    }
  }

  public void credit(Channel channel, int count) {
    inlet(channel).credit(count);
  }

  public void received(Channel channel, int count) {
    inlet(channel).received(count);
  }

  private InputPipe inlet(Channel channel) {
    return switch (channel) {
      case INPUT -> input;
      case STDIN -> stdin;
      case CONTROL, OUTPUT, STDOUT, STDERR, LOG -> throw unexpected(channel);
    };
  }

  /** The process is gone: nothing more comes, and nothing can be sent. */
  public void close() {
    input.breakOff();
    stdin.breakOff();
    output.finish();
    stdout.finish();
    stderr.finish();
    log.end();
  }

  /** Nobody will read any more. */
  public void forget() {
    marks.close();
  }

  /** Records of the log are whole lines, whatever the frames were; half a line is not yet had. */
  private void record(byte[] bytes) {
    int start = 0;
    int had = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i + 1 - start);
        had += line.size();
        log.add(line.toByteArray());
        line.reset();
        start = i + 1;
      }
    }
    line.write(bytes, start, bytes.length - start);
    if (line.size() > LONGEST_LINE) {
      had += line.size();
      log.add(line.toByteArray());
      line.reset();
    }
    if (had > 0) {
      logged += had;
      marks.set(Channel.LOG, logged);
      runner.credit(Channel.LOG, had);
    }
  }

  private static IllegalArgumentException unexpected(Channel channel) {
    return new IllegalArgumentException("the channel " + channel + " does not go that way");
  }
}

package io.jacquard.sequence.http.space;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayList;
import java.util.List;

/** An answer of the lines of several streams, each line whole; used on one thread. */
final class MergedLines {
  private static final int LONGEST_LINE = 4 << 20;

  private final HttpServerResponse response;
  private final List<RecordParser> sources = new ArrayList<>();
  private int open;

  /**
   * An answer that ends with the last of its streams.
   *
   * @param count how many streams there will be
   */
  MergedLines(HttpServerResponse response, int count) {
    this.response = response;
    this.open = count;
  }

  void add(HttpClientResponse source) {
    RecordParser lines = RecordParser.newDelimited("\n", source);
    lines.maxRecordSize(LONGEST_LINE);
    lines.exceptionHandler(_ -> source.request().reset());
    lines.endHandler(_ -> ended());
    source.exceptionHandler(_ -> ended());
    sources.add(lines);
    lines.handler(this::write);
    source.resume();
  }

  /** One of the streams has ended, or never began. */
  void ended() {
    open--;
    if (open == 0 && !response.ended() && !response.closed()) {
      response.end();
    }
  }

  private void write(Buffer line) {
    if (response.closed()) {
      return;
    }
    response.write(line.appendByte((byte) '\n'));
    if (response.writeQueueFull()) {
      sources.forEach(RecordParser::pause);
      response.drainHandler(_ -> sources.forEach(RecordParser::resume));
    }
  }
}

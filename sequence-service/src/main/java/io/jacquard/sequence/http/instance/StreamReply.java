package io.jacquard.sequence.http.instance;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.sequence.http.AuditTrail;
import io.jacquard.sequence.instance.stream.OutputPipe;
import io.jacquard.sequence.instance.stream.PipeReader;
import io.jacquard.sequence.link.Link;
import io.vertx.core.http.HttpServerResponse;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;

/** Answers with what an instance writes; the head goes at once. */
final class StreamReply implements PipeReader {
  private final HttpServerResponse response;
  private final ChunkWriter writer;
  private final LongAdder sent;

  private StreamReply(HubRequest request) {
    this.response = request.response();
    this.writer = new ChunkWriter(request.http());
    this.sent = AuditTrail.sent(request);
  }

  /** Answers with a pipe's bytes until it ends or the client goes, from a place if it names one. */
  static void send(HubRequest request, OutputPipe pipe) {
    OptionalLong asked = Offsets.asked(request);
    if (asked.isPresent() && !within(pipe, asked.getAsLong())) {
      request.refuse(
          416, "The stream is kept from " + pipe.position() + ", not from " + asked.getAsLong());
      return;
    }
    long from = asked.orElseGet(pipe::next);
    request.response().putHeader(Offsets.HEADER, Long.toString(from));
    if (request.openStream()) {
      StreamReply reader = new StreamReply(request);
      request.response().closeHandler(_ -> pipe.detach(reader));
      pipe.attach(reader, from);
    }
  }

  private static boolean within(OutputPipe pipe, long from) {
    return from >= pipe.position() && from <= pipe.position() + Link.WINDOW;
  }

  @Override
  public void take(byte[] bytes, int offset, IntConsumer left) {
    sent.add(bytes.length - offset);
    writer.write(bytes, offset, left);
  }

  @Override
  public void end() {
    finish(response);
  }

  /** Ends an answer, if it goes on. */
  static void finish(HttpServerResponse response) {
    if (!response.ended() && !response.closed()) {
      response.end();
    }
  }
}

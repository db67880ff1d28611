package io.jacquard.walker.http;

import io.jacquard.walker.upload.Form;
import io.jacquard.walker.upload.Spool;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Collects a multipart body on the event loop: fields in memory, files through {@link PartWriter}.
 * Whatever ends a request early removes what was kept of it.
 */
final class FormCollector {
  private final HttpServerRequest request;
  private final Vertx vertx;
  private final Spool spool;
  private final Consumer<Form> next;
  private final List<PartWriter> writers = new ArrayList<>();
  private long received;
  private long receivedBefore = -1;
  private long timeLeft;
  private long timer;
  private boolean complete;
  private boolean over;

  private FormCollector(HttpServerRequest request, Vertx vertx, Spool spool, Consumer<Form> next) {
    this.request = request;
    this.vertx = vertx;
    this.spool = spool;
    this.next = next;
    this.timeLeft = spool.maxTime().toMillis();
  }

  /** Hands on the whole form, or answers 413, 408 or 400. */
  static void collect(HttpServerRequest request, Vertx vertx, Spool spool, Consumer<Form> next) {
    FormCollector collector = new FormCollector(request, vertx, spool, next);
    if (BodyCollector.announced(request) > spool.maxBody()) {
      collector.refuse(Answer.TOO_LARGE);
    } else if (isForm(request)) {
      collector.listen();
    } else {
      request.endHandler(_ -> next.accept(new Form()));
    }
  }

  /** Anything else has neither fields nor files. */
  private static boolean isForm(HttpServerRequest request) {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    String plain = type == null ? "" : type.toLowerCase(Locale.ROOT);
    return plain.startsWith("multipart/form-data")
        || plain.startsWith("application/x-www-form-urlencoded");
  }

  private void listen() {
    watch();
    request.setExpectMultipart(true);
    request.uploadHandler(this::receive);
    request.exceptionHandler(_ -> refuse(Answer.UNREADABLE));
    request.handler(chunk -> count(chunk.length()));
    request.endHandler(_ -> {
      complete = true;
      vertx.cancelTimer(timer);
      finish();
    });
  }

  /** Looks now and then whether something has come, and whether it goes on for too long. */
  private void watch() {
    long wait = Math.max(1, Math.min(spool.patience().toMillis(), timeLeft));
    timer =
        vertx.setTimer(
            wait,
            _ -> {
              timeLeft -= wait;
              if (timeLeft <= 0 || received == receivedBefore) {
                giveUp();
              } else {
                receivedBefore = received;
                watch();
              }
            });
  }

  /** A client that sends nothing would keep the connection for ever. */
  private void giveUp() {
    request.response().endHandler(_ -> request.connection().close());
    refuse(Answer.TOO_SLOW);
  }

  private void count(int bytes) {
    received += bytes;
    if (received > spool.maxBody()) {
      refuse(Answer.TOO_LARGE);
    }
  }

  private void receive(HttpServerFileUpload upload) {
    if (over || writers.size() == spool.maxFiles()) {
      refuse(Answer.TOO_LARGE);
      return;
    }
    PartWriter writer = new PartWriter(upload, vertx.fileSystem(), spool);
    writers.add(writer);
    writer.start().onComplete(_ -> finish(), _ -> refuse(Answer.NOT_KEPT));
  }

  /** Once the last byte has come and all files are closed. */
  private void finish() {
    if (over || !complete || !writers.stream().allMatch(PartWriter::isDone)) {
      return;
    }
    over = true;
    Form form = new Form();
    request.formAttributes().forEach(form::add);
    writers.forEach(writer -> writer.addTo(form));
    next.accept(form);
  }

  private void refuse(Answer answer) {
    if (!over) {
      over = true;
      vertx.cancelTimer(timer);
      writers.forEach(PartWriter::discard);
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      answer.send(request.response());
    }
  }
}

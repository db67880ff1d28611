package io.jacquard.topic.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.LongStreams;
import io.jacquard.topic.log.Addition;
import io.jacquard.topic.log.ContentType;
import io.jacquard.topic.log.Cutter;
import io.jacquard.topic.log.TopicLog;
import io.jacquard.topic.log.TopicName;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One producer's body on its way into a topic. A step follows the other, so the order is kept; the
 * answer says that all of it is in the topic. Runs on the request's event loop.
 */
final class Production {
  private static final int WINDOW = 1 << 20;
  private static final long FULL_PAUSE_MILLIS = 50;

  private final HubRequest request;
  private final HttpServerRequest http;
  private final TopicLog log;
  private final Target target;
  private final Cutter cutter;
  private final Context context;
  private @Nullable String life;
  private boolean adding;
  private boolean paused;
  private boolean received;
  private boolean over;

  /**
   * Where it goes.
   *
   * @param ends whether the topic ends with it
   */
  record Target(TopicName name, ContentType type, boolean ends) {}

  Production(HubRequest request, TopicLog log, Target target, long longestLine) {
    this.request = request;
    this.http = request.http();
    this.log = log;
    this.target = target;
    this.cutter = new Cutter(target.type(), longestLine);
    this.context = request.context().vertx().getOrCreateContext();
  }

  void start() {
    LongStreams.keep(request);
    http.exceptionHandler(_ -> over = true);
    http.handler(this::receive);
    http.endHandler(_ -> {
      received = true;
      proceed();
    });
    request.proceed();
  }

  private void receive(Buffer chunk) {
    if (over) {
      return;
    }
    cutter.add(chunk);
    proceed();
    if (!over && !paused && cutter.held() > WINDOW && adding) {
      paused = true;
      http.pause();
    }
  }

  /** Begins the next step, if there is one and none is under way. */
  private void proceed() {
    if (adding || over) {
      return;
    }
    List<Buffer> entries;
    try {
      entries = cutter.next(received);
    } catch (RuntimeException e) {
      fail(e);
      return;
    }
    boolean last = received && cutter.held() == 0;
    if (!entries.isEmpty() || last) {
      adding = true;
      boolean ends = last && target.ends();
      add(new Addition(target.name(), target.type(), life, entries, ends, false, null), last);
    }
    if (paused && (!adding || cutter.held() <= WINDOW / 2)) {
      paused = false;
      http.resume();
    }
  }

  private void add(Addition addition, boolean last) {
    var _ =
        log.append(addition)
            .whenComplete((result, failure) ->
                context.runOnContext(_ -> {
                  if (failure != null) {
                    fail(failure);
                  } else {
                    added(addition, result, last);
                  }
                }));
  }

  private void added(Addition addition, Addition.Result result, boolean last) {
    switch (result) {
      case Addition.Full _ -> {
        if (!request.response().closed()) {
          request.context().vertx().setTimer(FULL_PAUSE_MILLIS, _ -> add(addition, last));
        }
      }
      case Addition.Added(var known, var position) -> {
        adding = false;
        life = known;
        if (last) {
          over = true;
          request.response().putHeader("x-topic-offset", position.toString());
          request.json(JsonNodeFactory.instance.objectNode());
        } else {
          proceed();
        }
      }
    }
  }

  private void fail(Throwable failure) {
    over = true;
    request.fail(failure);
  }
}

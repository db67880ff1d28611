package io.jacquard.topic.http;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Routes;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.topic.group.GroupReaders;
import io.jacquard.topic.log.ContentType;
import io.jacquard.topic.log.TopicConfig;
import io.jacquard.topic.log.TopicLog;
import io.jacquard.topic.log.TopicName;
import io.jacquard.topic.problem.TopicProblem;
import io.jacquard.topic.read.Readers;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The data of topics: in and out. */
@Singleton
final class StreamHandlers {
  private static final String UNSUPPORTED = "Unsupported content-type";
  private static final String END_STREAM = "x-end-stream";

  private final TopicLog log;
  private final Readers readers;
  private final GroupReaders groups;
  private final long longestLine;

  StreamHandlers(TopicLog log, Readers readers, GroupReaders groups, TopicConfig config) {
    this.log = log;
    this.readers = readers;
    this.groups = groups;
    this.longestLine = config.maxLine().asLongValue();
  }

  void addTo(Routes routes) {
    routes
        .on("POST", "topic/:name", request -> request.guard(() -> post(request)))
        .on("GET", "topic/:name", request -> request.guard(() -> get(request)));
  }

  private void post(HubRequest request) {
    TopicName name = new TopicName(request.parameter("name"));
    @Nullable String wanted = request.plainHeader(HttpHeaders.CONTENT_TYPE);
    ContentType type =
        wanted == null
            ? ContentType.NDJSON
            : ContentType.of(wanted)
                .orElseThrow(
                    () -> new ProblemException(TopicProblem.TOPIC_REQUEST_INVALID, UNSUPPORTED));
    boolean ends = "true".equalsIgnoreCase(request.http().getHeader(END_STREAM));
    new Production(request, log, new Production.Target(name, type, ends), longestLine).start();
  }

  private void get(HubRequest request) {
    TopicName name = new TopicName(request.parameter("name"));
    @Nullable String wanted = request.plainHeader(HttpHeaders.CONTENT_TYPE);
    @Nullable ContentType type =
        wanted == null
            ? null
            : ContentType.of(wanted)
                .orElseThrow(
                    () -> new ProblemException(TopicProblem.TOPIC_TYPE_CONFLICT, UNSUPPORTED));
    Wish wish = Wish.of(request);
    Consumption consumption = new Consumption(request);
    if (wish.group() == null) {
      consumption.begin(
          readers.open(
              name,
              type,
              wish.begin(),
              joined -> {
                request.response().putHeader("x-topic-offset", joined.start().toString());
                return consumption.sink(wish.records(), joined.topic().type());
              }),
          reader -> reader.start(),
          reader -> reader.close());
    } else {
      consumption.begin(
          groups.open(
              name,
              type,
              wish.begin(),
              wish.group(),
              topic -> consumption.sink(wish.records(), topic.type())),
          reader -> reader.start(),
          reader -> reader.close());
    }
  }
}

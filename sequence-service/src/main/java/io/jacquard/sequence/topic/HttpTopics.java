package io.jacquard.sequence.topic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jacquard.commons.identity.internal.InternalHttp;
import io.jacquard.commons.identity.internal.InternalTokens;
import io.jacquard.commons.identity.internal.OwnAddress;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls topic-service by HTTP, in this process or wherever it is. */
@Singleton
final class HttpTopics implements Topics {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What will not be answered otherwise another time. */
  private static final Set<Integer> REFUSALS = Set.of(400, 413, 415);

  private static final int GONE = 410;

  private final TopicClientConfig config;
  private final InternalTokens tokens;
  private final OwnAddress own;
  private final HttpClient http = InternalHttp.client(PATIENCE);

  HttpTopics(TopicClientConfig config, InternalTokens tokens, OwnAddress own) {
    this.config = config;
    this.tokens = tokens;
    this.own = own;
  }

  @Override
  public String open(String topic, @Nullable String type)
      throws IOException, InterruptedException, TopicRefusedException {
    String query = type == null ? "" : "?type=" + encoded(type);
    return json(request(path(topic) + query).POST(BodyPublishers.noBody())).path("type").asText();
  }

  @Override
  public Reading join(String topic, @Nullable String type, String reader)
      throws IOException, InterruptedException, TopicRefusedException {
    String query = type == null ? "" : "?type=" + encoded(type);
    String path = path(topic) + "/readers/" + encoded(reader) + query;
    JsonNode joined = json(request(path).POST(BodyPublishers.noBody()));
    return new Reading(
        topic,
        joined.path("life").asText(),
        joined.path("type").asText(),
        reader,
        new Place(joined.path("position").asText(), joined.path("taken").asLong()));
  }

  @Override
  public Piece next(Reading reading, String after, Place done, boolean echoes)
      throws IOException, InterruptedException, TopicRefusedException {
    String query = "&after=" + after + "&echoes=" + echoes + "&patience=" + PATIENCE.toMillis();
    HttpResponse<byte[]> answer = send(request(path(reading, done) + query).GET());
    if (answer.statusCode() == GONE) {
      return new Piece(new byte[0], after, true, 0);
    }
    check(answer);
    return new Piece(
        answer.body(),
        header(answer, "X-Topic-Position"),
        Boolean.parseBoolean(header(answer, "X-Topic-End")),
        Long.parseLong(header(answer, "X-Topic-Lost")));
  }

  @Override
  public void leave(Reading reading, Place done)
      throws IOException, InterruptedException, TopicRefusedException {
    check(send(request(path(reading, done)).DELETE()));
  }

  @Override
  public long taken(String topic, String producer)
      throws IOException, InterruptedException, TopicRefusedException {
    return json(request(path(topic, producer)).GET()).path("taken").asLong();
  }

  @Override
  public void add(Batch batch) throws IOException, InterruptedException, TopicRefusedException {
    String query = "?type=" + encoded(batch.type()) + "&at=" + batch.at() + "&echo=" + batch.echo();
    check(
        send(
            request(path(batch.topic(), batch.producer()) + query)
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(batch.bytes()))));
  }

  @Override
  public void forget(String topic, String producer)
      throws IOException, InterruptedException, TopicRefusedException {
    check(send(request(path(topic, producer)).DELETE()));
  }

  private static String path(String topic) {
    return "/internal/topics/" + encoded(topic);
  }

  private static String path(String topic, String producer) {
    return path(topic) + "/producers/" + encoded(producer);
  }

  private static String path(Reading reading, Place done) {
    return path(reading.topic())
        + "/readers/"
        + encoded(reading.reader())
        + "?life="
        + encoded(reading.life())
        + "&type="
        + encoded(reading.type())
        + "&done="
        + done.position()
        + "&taken="
        + done.taken();
  }

  private HttpRequest.Builder request(String path) {
    URI base = config.url().orElseGet(own::local);
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", tokens.authorization());
  }

  private JsonNode json(HttpRequest.Builder request)
      throws IOException, InterruptedException, TopicRefusedException {
    HttpResponse<byte[]> answer = send(request);
    check(answer);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static void check(HttpResponse<byte[]> answer) throws IOException, TopicRefusedException {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return;
    }
    String detail = detail(answer.body());
    if (REFUSALS.contains(status)) {
      throw new TopicRefusedException(detail);
    }
    throw new IOException(detail.isEmpty() ? "topic-service answered " + status : detail);
  }

  private static String detail(byte[] body) {
    try {
      return JSON.readTree(body).path("detail").asText();
    } catch (IOException _) {
      return "";
    }
  }

  private static String header(HttpResponse<byte[]> answer, String name) throws IOException {
    return answer
        .headers()
        .firstValue(name)
        .orElseThrow(() -> new IOException("topic-service did not say " + name));
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

package io.jacquard.topic.http;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.topic.log.Addition;
import io.jacquard.topic.log.ContentType;
import io.jacquard.topic.log.Cutter;
import io.jacquard.topic.log.Position;
import io.jacquard.topic.log.Topic;
import io.jacquard.topic.log.TopicConfig;
import io.jacquard.topic.log.TopicLog;
import io.jacquard.topic.log.TopicName;
import io.jacquard.topic.problem.TopicProblem;
import io.jacquard.topic.read.Polls;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What sequence-service asks for its instances: a page after the other from a place that is kept
 * for the reader, and additions that are made once however often they are sent.
 */
@Path("/internal/topics/{name}")
final class InternalTopicResource {
  private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(30);

  private final TopicLog log;
  private final Polls polls;
  private final long longestLine;

  InternalTopicResource(TopicLog log, Polls polls, TopicConfig config) {
    this.log = log;
    this.polls = polls;
    this.longestLine = config.maxLine().asLongValue();
  }

  /**
   * The topic as it is, made if need be.
   *
   * @param type what it must be; any is right without it
   */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Map<String, String>> open(
      @PathParam("name") String name, @QueryParam("type") @Nullable String type) {
    return log.open(new TopicName(name), optional(type))
        .thenApply(topic -> Map.of("life", topic.life(), "type", topic.type().wire()));
  }

  /** Makes a reader known, or finds its place. */
  @POST
  @Path("/readers/{reader}")
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Map<String, String>> join(
      @PathParam("name") String name,
      @PathParam("reader") String reader,
      @QueryParam("type") @Nullable String type) {
    return polls
        .join(new TopicName(name), optional(type), reader)
        .thenApply(joined ->
            Map.of(
                "life",
                joined.topic().life(),
                "type",
                joined.topic().type().wire(),
                "position",
                joined.start().toString(),
                "taken",
                Long.toString(joined.taken())));
  }

  /** Where a reader is, and what it wants. */
  static final class Page {
    @PathParam("name")
    private String name = "";

    @PathParam("reader")
    private String reader = "";

    @QueryParam("life")
    @DefaultValue("")
    private String life = "";

    @QueryParam("type")
    @DefaultValue("")
    private String type = "";

    /** Where it reads on. */
    @QueryParam("after")
    @DefaultValue("0-0")
    private String after = "";

    /** What is safe with it: the place that is kept. */
    @QueryParam("done")
    @DefaultValue("0-0")
    private String done = "";

    /** How many bytes are safe with it. */
    @QueryParam("taken")
    private long taken;

    /** Whether it wants what instances wrote that read the same topic. */
    @QueryParam("echoes")
    private boolean echoes;

    @QueryParam("patience")
    private long patienceMillis;

    private Topic topic() {
      return new Topic(new TopicName(name), life, required(type));
    }

    private Polls.Poll poll() {
      Duration patience = Duration.ofMillis(Math.max(0, patienceMillis));
      return new Polls.Poll(
          topic(),
          position(after),
          new Polls.Done(reader, position(done), taken),
          echoes,
          patience.compareTo(LONGEST_PATIENCE) < 0 ? patience : LONGEST_PATIENCE);
    }
  }

  /** The next data of a reader. */
  @GET
  @Path("/readers/{reader}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public CompletionStage<Response> next(@BeanParam Page page) {
    return polls.poll(page.poll()).thenApply(InternalTopicResource::answer);
  }

  private static Response answer(Polls.Polled polled) {
    if (polled.gone()) {
      throw new ProblemException(TopicProblem.TOPIC_REMOVED, "The topic was removed");
    }
    byte[] bytes =
        polled.data().isEmpty() ? new byte[0] : ByteSink.joined(polled.data()).getBytes();
    return Response.ok(bytes)
        .header("X-Topic-Position", polled.next().toString())
        .header("X-Topic-End", polled.end())
        .header("X-Topic-Lost", polled.lost())
        .build();
  }

  /** Forgets a reader. */
  @DELETE
  @Path("/readers/{reader}")
  public CompletionStage<Void> leave(@BeanParam Page page) {
    return polls.leave(page.topic(), page.reader, position(page.done)).thenApply(_ -> null);
  }

  /** How many bytes of a producer were taken. */
  @GET
  @Path("/producers/{producer}")
  @Produces(MediaType.APPLICATION_JSON)
  public CompletionStage<Map<String, Long>> taken(
      @PathParam("name") String name, @PathParam("producer") String producer) {
    return log.taken(new TopicName(name), producer).thenApply(taken -> Map.of("taken", taken));
  }

  /** Forgets a producer. */
  @DELETE
  @Path("/producers/{producer}")
  public CompletionStage<Void> forget(
      @PathParam("name") String name, @PathParam("producer") String producer) {
    return log.forget(new TopicName(name), producer).thenApply(_ -> null);
  }

  /**
   * Adds whole lines, or bytes of another type.
   *
   * @param at the number of bytes of the producer before these
   */
  @POST
  @Path("/producers/{producer}")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public CompletionStage<Void> add(
      @PathParam("name") String name,
      @PathParam("producer") String producer,
      @QueryParam("type") @DefaultValue("") String type,
      @QueryParam("at") long at,
      @QueryParam("echo") boolean echo,
      byte[] body) {
    ContentType known = required(type);
    Addition addition =
        new Addition(
            new TopicName(name),
            known,
            null,
            entries(known, body),
            false,
            echo,
            new Addition.Producer(producer, at, body.length));
    return log.append(addition)
        .thenApply(result -> {
          if (result instanceof Addition.Full) {
            throw new ProblemException(
                TopicProblem.TOPIC_BUSY, "The topic is full until somebody reads it");
          }
          return null;
        });
  }

  private List<Buffer> entries(ContentType type, byte[] body) {
    Cutter cutter = new Cutter(type, longestLine);
    cutter.add(Buffer.buffer(body));
    List<Buffer> entries = new ArrayList<>();
    do {
      entries.addAll(cutter.next(true));
    } while (cutter.held() > 0);
    return entries;
  }

  private static @Nullable ContentType optional(@Nullable String type) {
    return type == null || type.isEmpty() ? null : required(type);
  }

  private static ContentType required(String type) {
    return ContentType.of(type)
        .orElseThrow(() ->
            new ProblemException(TopicProblem.TOPIC_TYPE_CONFLICT, "Unsupported content-type"));
  }

  private static Position position(String text) {
    return Position.of(text)
        .orElseThrow(() ->
            new ProblemException(TopicProblem.TOPIC_REQUEST_INVALID, text + " is no position"));
  }
}

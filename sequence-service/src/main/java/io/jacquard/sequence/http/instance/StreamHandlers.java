package io.jacquard.sequence.http.instance;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.commons.hub.Routes;
import io.jacquard.sequence.http.FeedReply;
import io.jacquard.sequence.instance.Instance;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The streams of an instance. */
@Singleton
public final class StreamHandlers {
  private static final String BYTES = "application/octet-stream";
  private static final Set<String> INPUT_TYPES =
      Set.of("text/x-ndjson", "application/x-ndjson", "text/plain", BYTES);

  private final InstanceHandlers instances;

  StreamHandlers(InstanceHandlers instances) {
    this.instances = instances;
  }

  public void addTo(Routes routes) {
    routes
        .on(
            "GET",
            "instance/:id/output",
            instances.on((request, it) -> StreamReply.send(request, it.streams().output())))
        .on(
            "GET",
            "instance/:id/stdout",
            instances.on((request, it) -> StreamReply.send(request, it.streams().stdout())))
        .on(
            "GET",
            "instance/:id/stderr",
            instances.on((request, it) -> StreamReply.send(request, it.streams().stderr())))
        .on(
            "GET",
            "instance/:id/log",
            instances.on((request, it) -> FeedReply.send(request, it.streams().log())))
        .on("POST", "instance/:id/stdin", instances.on(StreamHandlers::stdin))
        .on("POST", "instance/:id/input", instances.on(StreamHandlers::input))
        .on("POST", "instance/:id/inout", instances.on(StreamHandlers::inout));
  }

  private static void stdin(HubRequest request, Instance instance) {
    @Nullable String type = request.plainHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && !type.equals(BYTES)) {
      request.refuse(415, "Invalid content-type");
    } else if (instance.streams().stdin().ended()) {
      request.refuse(409, "The stdin of the instance has ended");
    } else {
      Uploads.send(request, instance.streams().stdin());
    }
  }

  private static void input(HubRequest request, Instance instance) {
    if (takesInput(request, instance)) {
      Uploads.send(request, instance.streams().input());
    }
  }

  private static void inout(HubRequest request, Instance instance) {
    if (takesInput(request, instance)) {
      request.proceed();
      Uploads.pour(request, instance.streams().input(), new Uploads.Body(0, false), () -> {});
      StreamReply.send(request, instance.streams().output());
    }
  }

  /** Whether input can be sent; the request is answered where it cannot. */
  private static boolean takesInput(HubRequest request, Instance instance) {
    @Nullable String type = request.plainHeader(HttpHeaders.CONTENT_TYPE);
    if (instance.fed()) {
      request.refuse(405, "Input provided in other way");
      return false;
    }
    if (instance.streams().input().ended()) {
      request.refuse(409, "The input of the instance has ended");
      return false;
    }
    if (instance.inputType() == null) {
      if (type == null) {
        request.refuse(406, "Content-Type must be defined");
        return false;
      }
      if (!INPUT_TYPES.contains(type)) {
        request.refuse(415, "Unsupported content-type");
        return false;
      }
      instance.declareInput(type);
    }
    return true;
  }
}

package io.jacquard.sequence.http;

import io.jacquard.commons.hub.HubRequest;
import io.jacquard.sequence.audit.AuditRecord;
import io.jacquard.sequence.audit.HubAudit;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** Tells the audit of one request: its begin, its bytes while they flow, and its end. */
public final class AuditTrail {
  private static final long LOOK_MILLIS = 1000;
  private static final int LEAST_FAILURE = 400;
  private static final int REQUEST = 10_000;
  private static final Map<String, Integer> OBJECTS =
      Map.of("sequence", 0, "instance", 1000, "topic", 2000);
  private static final Map<String, Integer> METHODS =
      Map.of("POST", 100, "GET", 200, "PUT", 300, "DELETE", 400);
  private static final Map<String, Integer> OPERATIONS =
      Map.ofEntries(
          Map.entry("stdout", 1),
          Map.entry("stderr", 2),
          Map.entry("stdin", 3),
          Map.entry("log", 4),
          Map.entry("monitoring", 5),
          Map.entry("output", 6),
          Map.entry("input", 7),
          Map.entry("health", 8),
          Map.entry("events", 9),
          Map.entry("event", 10),
          Map.entry("once", 11),
          Map.entry("_monitoring_rate", 12),
          Map.entry("_event", 13),
          Map.entry("_stop", 14),
          Map.entry("_kill", 15),
          Map.entry("instances", 16),
          Map.entry("start", 17));

  private static final String SENT = "jacquard.hub.sent";

  private final HubAudit audit;
  private final HubRequest request;
  private final int code;
  private final String requestor;
  private final String id = UUID.randomUUID().toString();
  private long seen;

  private AuditTrail(HubAudit audit, HubRequest request, int code, String requestor) {
    this.audit = audit;
    this.request = request;
    this.code = code;
    this.requestor = requestor;
  }

  /** Follows a request to a sequence or an instance; others are not told of. */
  static void follow(HubAudit audit, HubRequest request, String template, String requestor) {
    OptionalInt code = code(request.http().method().name(), template);
    if (code.isPresent()) {
      new AuditTrail(audit, request, code.getAsInt(), requestor).begin();
    }
  }

  /** Where the bytes are counted that go out past the answer's own count. */
  public static LongAdder sent(HubRequest request) {
    LongAdder known = request.context().get(SENT);
    if (known != null) {
      return known;
    }
    LongAdder sent = new LongAdder();
    request.context().put(SENT, sent);
    return sent;
  }

  static OptionalInt code(String method, String template) {
    String[] parts = template.split("/", -1);
    Integer object = OBJECTS.get(parts[0]);
    Integer verb = METHODS.get(method);
    if (object == null || verb == null) {
      return OptionalInt.empty();
    }
    int operation = parts.length > 2 ? OPERATIONS.getOrDefault(parts[2], 0) : 0;
    return OptionalInt.of(REQUEST + object + verb + operation);
  }

  private void begin() {
    HttpServerResponse response = request.response();
    tell("START");
    long timer = request.context().vertx().setPeriodic(LOOK_MILLIS, _ -> look());
    request
        .context()
        .addEndHandler(done -> {
          request.context().vertx().cancelTimer(timer);
          boolean failed = done.failed() || response.getStatusCode() >= LEAST_FAILURE;
          tell(failed ? "ERROR" : "END");
        });
  }

  private void look() {
    if (bytes() != seen) {
      tell("ACTIVE");
    }
  }

  private long bytes() {
    return request.http().bytesRead() + written();
  }

  private long written() {
    return request.response().bytesWritten() + sent(request).sum();
  }

  private void tell(String state) {
    seen = bytes();
    String object = request.parameters().getOrDefault("id", "");
    audit.add(
        new AuditRecord(state, code, id, object, requestor, request.http().bytesRead(), written()));
  }
}

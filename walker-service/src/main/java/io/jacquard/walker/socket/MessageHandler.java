package io.jacquard.walker.socket;

import io.jacquard.commons.identity.Caller;
import io.jacquard.commons.identity.TokenVerifier;
import io.jacquard.commons.json.JsonLimits;
import io.jacquard.commons.json.JsonReader;
import io.jacquard.commons.json.JsonSyntaxException;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.jac.Endpoint;
import io.jacquard.jac.runtime.None;
import io.jacquard.jac.runtime.container.dict.PyDict;
import io.jacquard.jac.runtime.operator.Ops;
import io.jacquard.walker.call.Call;
import io.jacquard.walker.call.CallService;
import io.jacquard.walker.call.Outcome;
import io.jacquard.walker.json.AnswerForm;
import io.jacquard.walker.json.JacValues;
import io.jacquard.walker.json.SocketFrames;
import io.jacquard.walker.json.StreamFormat;
import io.jacquard.walker.pool.CallPool;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.program.ProgramService;
import io.jacquard.walker.route.Route;
import io.jacquard.walker.stream.ReportStream;
import io.jacquard.walker.stream.StreamRun;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the messages of connections, those of one connection strictly one after the other. */
@Singleton
final class MessageHandler {
  private static final Logger LOG = Logger.getLogger(MessageHandler.class);
  private static final String TOKEN = "token";
  private static final String SPAWN_NODE = "_jac_spawn_node";

  private final ProgramService programs;
  private final CallService calls;
  private final CallPool pool;
  private final TokenVerifier tokens;
  private final Relay relay;

  MessageHandler(
      ProgramService programs,
      CallService calls,
      CallPool pool,
      TokenVerifier tokens,
      Relay relay) {
    this.programs = programs;
    this.calls = calls;
    this.pool = pool;
    this.tokens = tokens;
    this.relay = relay;
  }

  /** Takes a message from the connection. */
  void receive(SocketSession session, String message) {
    if (session.receive(message)) {
      next(session);
    }
  }

  private void next(SocketSession session) {
    String message = session.take();
    if (message != null && !pool.offer(() -> run(session, message))) {
      var _ = session.send(SocketFrames.failure("OVERLOADED", "Too many calls are waiting"));
      next(session);
    }
  }

  private void run(SocketSession session, String message) {
    boolean over = true;
    try {
      over = handle(session, message);
    } catch (ProblemException e) {
      fail(session, e.code().name(), e.detail());
    } catch (RuntimeException | Error e) {
      String incident = UUID.randomUUID().toString();
      LOG.errorf(e, "message failed incident=%s walker=%s", incident, session.walker());
      fail(session, "INTERNAL_ERROR", "Internal error, incident " + incident);
    }
    if (over) {
      next(session);
    }
  }

  /** Answers a message; false when a stream goes on that ends by calling for the next one. */
  private boolean handle(SocketSession session, String text) {
    LoadedProgram program = programs.current().orElseThrow();
    Optional<Route> route = program.routes().socket(session.walker());
    if (route.isEmpty()) {
      session.close(SocketEndpoint.NOT_FOUND, "Walker not found");
      return true;
    }
    Map<String, Object> message = parse(session, text);
    if (message == null) {
      return true;
    }
    session.present(text(message.remove(TOKEN)));
    String target = text(message.remove(SPAWN_NODE));
    Optional<Caller> caller = caller(session, route.get());
    if (caller.isEmpty()) {
      fail(session, "UNAUTHORIZED", "Invalid or missing token");
      return true;
    }
    Endpoint endpoint = route.get().endpoint();
    String root = caller.get().root();
    Call call = new Call(endpoint, route.get().inputs(), message, root, target, AnswerForm.FRAME);
    return answer(session, route.get(), calls.run(call, program));
  }

  private boolean answer(SocketSession session, Route route, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done(var frame) -> succeed(session, route, frame);
      case Outcome.Streaming(var stream) -> {
        stream(session, stream);
        return false;
      }
      case Outcome.Raised(var message, _) -> fail(session, "EXECUTION_ERROR", message);
      case Outcome.NoSuchTarget(var message) -> fail(session, "EXECUTION_ERROR", message);
      case Outcome.Refused(var refusal) -> fail(session, refusal.code(), refusal.message());
      case Outcome.Conflict _ ->
          fail(session, "CONFLICT", "Others kept changing the same data, try again");
      case Outcome.Broken(var incident) ->
          fail(session, "INTERNAL_ERROR", "Internal error, incident " + incident);
    }
    return true;
  }

  private void succeed(SocketSession session, Route route, byte[] frame) {
    Endpoint.RestSpec spec = route.endpoint().restSpec();
    if (spec != null && spec.broadcast()) {
      relay.broadcast(session.walker(), frame, route.guarded());
    } else {
      var _ = session.send(frame);
    }
  }

  private void stream(SocketSession session, ReportStream stream) {
    StreamRun run = new StreamRun(stream, StreamFormat.FRAMES, new FrameSink(session), pool::offer);
    var _ =
        run.ended()
            .thenRun(() -> {
              session.onClose(null);
              next(session);
            });
    session.onClose(run::cancel);
    run.start();
  }

  /** The fields of a message, or {@code null} after saying that it is none. */
  private static @Nullable Map<String, Object> parse(SocketSession session, String text) {
    try {
      Object value = JsonReader.read(text, JacValues.INSTANCE, JsonLimits.DEFAULT);
      if (value instanceof PyDict dict) {
        Map<String, Object> fields = new LinkedHashMap<>();
        dict.forEach((key, field) -> fields.put(Ops.str(key), field));
        return fields;
      }
      fail(session, "INTERNAL_ERROR", "A message is a JSON object with the walker's fields");
    } catch (JsonSyntaxException e) {
      fail(session, "VALIDATION_ERROR", "The message is not JSON: " + e.reason());
    }
    return null;
  }

  private Optional<Caller> caller(SocketSession session, Route route) {
    if (!route.guarded()) {
      return Optional.of(Caller.GUEST);
    }
    String token = session.token();
    return token == null ? Optional.empty() : tokens.verify(token);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null || value == None.NONE ? null : Ops.str(value);
  }

  private static void fail(SocketSession session, String code, String message) {
    var _ = session.send(SocketFrames.failure(code, message));
  }
}

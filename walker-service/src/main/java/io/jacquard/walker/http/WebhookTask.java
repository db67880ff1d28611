package io.jacquard.walker.http;

import io.jacquard.commons.problem.ViolationException;
import io.jacquard.commons.webhook.WebhookVerdict;
import io.jacquard.walker.call.Call;
import io.jacquard.walker.call.CallService;
import io.jacquard.walker.call.Once;
import io.jacquard.walker.event.EventLedger;
import io.jacquard.walker.json.AnswerForm;
import io.jacquard.walker.json.Envelopes;
import io.jacquard.walker.program.LoadedProgram;
import io.jacquard.walker.route.Route;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One event on its pool thread: the body is checked before the sender is refused, as recorded. */
record WebhookTask(
    EndpointRequest request,
    LoadedProgram program,
    WebhookVerdict verdict,
    CallService calls,
    EventLedger events)
    implements Runnable {
  private static final Logger LOG = Logger.getLogger(WebhookTask.class);
  private static final Answer STREAMS =
      Answer.failure(500, "EXECUTION_ERROR", "A webhook's walker cannot report a generator");

  @Override
  public void run() {
    answer().send(request.response(), request::close);
  }

  private Reply answer() {
    try {
      Map<String, Object> values =
          request.route().inputs().readsBody() ? request.route().inputs().read(request) : Map.of();
      WebhookVerdict.@Nullable Sender sender = verdict.sender();
      return sender == null ? refused() : run(values, sender);
    } catch (ViolationException e) {
      return new Answer(422, Envelopes.violations(e.violations()));
    } catch (RuntimeException | Error e) {
      String incident = UUID.randomUUID().toString();
      LOG.errorf(e, "webhook failed incident=%s route=%s", incident, request.route());
      return Answer.detail(500, "Internal error, incident " + incident);
    }
  }

  private Reply refused() {
    WebhookVerdict.@Nullable Refusal refusal = verdict.refusal();
    return refusal == null
        ? Answer.UNAUTHORIZED
        : Answer.failure(refusal.status(), refusal.code(), refusal.message());
  }

  private Reply run(Map<String, Object> values, WebhookVerdict.Sender sender) {
    Route route = request.route();
    String walker = route.endpoint().name();
    @Nullable String id = sender.event();
    @Nullable Once once = id == null ? null : events.event(sender.key(), walker, id);
    Call call =
        new Call(
            route.endpoint(),
            route.inputs(),
            values,
            sender.root(),
            null,
            AnswerForm.ENVELOPE,
            once);
    return Answer.of(calls.run(call, program), _ -> STREAMS);
  }
}

package io.jacquard.webhook.receive;

import io.jacquard.commons.apikey.ApiKey;
import io.jacquard.commons.apikey.ApiKeyVerifier;
import io.jacquard.commons.problem.CommonProblem;
import io.jacquard.commons.problem.ProblemException;
import io.jacquard.commons.webhook.WebhookVerdict;
import io.jacquard.webhook.delivery.Delivery;
import io.jacquard.webhook.delivery.DeliveryLog;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges events and has their walkers run; notes what became of those with a good key. */
@Singleton
class WebhookService {
  private static final String INVALID_KEY = "Invalid or expired API key";
  private static final String PUBLISHED_SECRET = "webhook-secret-key";

  private final ApiKeyVerifier keys;
  private final WalkerClient walkers;
  private final DeliveryLog log;
  private final WebhookConfig config;
  private final Clock clock;

  @Inject
  WebhookService(ApiKeyVerifier keys, WalkerClient walkers, DeliveryLog log, WebhookConfig config) {
    this(keys, walkers, log, config, Clock.systemUTC());
  }

  WebhookService(
      ApiKeyVerifier keys,
      WalkerClient walkers,
      DeliveryLog log,
      WebhookConfig config,
      Clock clock) {
    this.keys = keys;
    this.walkers = walkers;
    this.log = log;
    this.config = config;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    if (config.secret().filter(PUBLISHED_SECRET::equals).isPresent()) {
      throw new ConfigurationException(
          "the webhook secret is the one that every manual prints; choose another or set none");
    }
  }

  /** Runs the walker of an event, or has it refused, in the recorded order. */
  WalkerClient.Answer receive(Event event) {
    Instant started = clock.instant();
    Optional<ApiKey> key = keys.verify(event.key());
    WebhookVerdict verdict = key.map(k -> judge(event, k)).orElseGet(() -> refused(INVALID_KEY));
    WalkerClient.Answer answer = run(event, verdict);
    key.ifPresent(k -> note(event, k, verdict, answer, started));
    return answer;
  }

  private WebhookVerdict judge(Event event, ApiKey key) {
    if (!key.allows(event.walker())) {
      return WebhookVerdict.refused(403, "FORBIDDEN", "This API key may not call this webhook");
    }
    @Nullable String fault = config.verifySignature() ? fault(event, key) : null;
    return fault == null
        ? WebhookVerdict.accepted(key.id(), key.owner().root(), event.id())
        : refused(fault);
  }

  /** What is wrong with the signature, or {@code null}. */
  private @Nullable String fault(Event event, ApiKey key) {
    @Nullable String signatures = event.signatures();
    if (signatures != null) {
      return standardFault(event, signatures, key);
    }
    @Nullable String signature = event.signature();
    if (signature == null) {
      return "Missing " + config.signatureHeader() + " header";
    }
    Stream<String> secrets =
        Stream.concat(
            Stream.of(event.key()), config.secret().filter(secret -> !secret.isEmpty()).stream());
    boolean good = secrets.anyMatch(secret -> Signatures.matches(signature, event.body(), secret));
    return good ? null : "Invalid webhook signature";
  }

  private @Nullable String standardFault(Event event, String signatures, ApiKey key) {
    @Nullable String id = event.id();
    @Nullable String timestamp = event.timestamp();
    if (id == null || timestamp == null) {
      return "A webhook-signature needs webhook-id and webhook-timestamp beside it";
    }
    if (!Signatures.isTimely(timestamp, clock.instant(), config.window())) {
      return "The webhook-timestamp is too far from now";
    }
    return Signatures.matches(signatures, id, timestamp, event.body(), key.signingSecret())
        ? null
        : "Invalid webhook signature";
  }

  private WalkerClient.Answer run(Event event, WebhookVerdict verdict) {
    try {
      return walkers.run(event, verdict);
    } catch (IOException e) {
      throw new ProblemException(
          CommonProblem.OVERLOADED,
          "The walker cannot be reached, try again",
          Duration.ofSeconds(1));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ProblemException(CommonProblem.OVERLOADED, "The service is stopping");
    }
  }

  private void note(
      Event event,
      ApiKey key,
      WebhookVerdict verdict,
      WalkerClient.Answer answer,
      Instant started) {
    WebhookVerdict.@Nullable Refusal refusal = verdict.refusal();
    @Nullable String error =
        refusal != null && answer.status() == refusal.status()
            ? refusal.message()
            : answer.status() == 200 ? null : "answered " + answer.status();
    long took = Duration.between(started, clock.instant()).toMillis();
    log.add(
        new Delivery(
            key.owner().subject(),
            key.id(),
            event.walker(),
            event.id(),
            started,
            answer.status(),
            took,
            error));
  }

  private static WebhookVerdict refused(String message) {
    return WebhookVerdict.refused(401, "UNAUTHORIZED", message);
  }
}

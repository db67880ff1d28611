package io.jacquard.webhook.receive;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How senders prove themselves, and who runs the walkers. */
@ConfigMapping(prefix = "jacquard.webhook")
public interface WebhookConfig {

  /** The header with the HMAC of the body. */
  @WithDefault("X-Webhook-Signature")
  String signatureHeader();

  /** Whether a signature is needed beside the key. */
  @WithDefault("true")
  boolean verifySignature();

  /** A secret whose signatures count beside those made with the key. */
  Optional<String> secret();

  /** The largest body; a larger one is refused with 413. */
  @WithDefault("1M")
  MemorySize maxBody();

  /** How far the time of a timestamped signature may be off. */
  @WithDefault("5M")
  Duration window();

  /** Where walker-service is; this very process when not set. */
  Optional<URI> walkerUrl();
}

/** Inbound webhooks: who sends, whether that is true, and a call to walker-service. */
@NullMarked
package io.jacquard.webhook;

import org.jspecify.annotations.NullMarked;

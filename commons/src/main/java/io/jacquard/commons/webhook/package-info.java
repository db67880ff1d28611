/** What the services say to each other about webhooks. */
@NullMarked
package io.jacquard.commons.webhook;

import org.jspecify.annotations.NullMarked;

/** Events of webhooks: each is handled once. */
@NullMarked
package io.jacquard.walker.event;

import org.jspecify.annotations.NullMarked;

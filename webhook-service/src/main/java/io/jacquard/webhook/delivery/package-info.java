/** What became of each event, for the owner of the key. */
@NullMarked
package io.jacquard.webhook.delivery;

import org.jspecify.annotations.NullMarked;

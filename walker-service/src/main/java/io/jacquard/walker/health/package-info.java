/** Whether the service can answer calls, for whoever decides to send it some. */
@NullMarked
package io.jacquard.walker.health;

import org.jspecify.annotations.NullMarked;

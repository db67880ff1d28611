/** Whether the service can be sent requests. */
@NullMarked
package io.jacquard.sequence.health;

import org.jspecify.annotations.NullMarked;

/** Instances that begin with the hub, as a file says. */
@NullMarked
package io.jacquard.sequence.startup;

import org.jspecify.annotations.NullMarked;

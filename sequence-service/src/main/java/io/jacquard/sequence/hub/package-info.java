/** The hub itself: its settings, its log, the load of its machine. */
@NullMarked
package io.jacquard.sequence.hub;

import org.jspecify.annotations.NullMarked;

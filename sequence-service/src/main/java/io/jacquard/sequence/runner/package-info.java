/** Processes that run sequences: made, kept ready, and ended. */
@NullMarked
package io.jacquard.sequence.runner;

import org.jspecify.annotations.NullMarked;

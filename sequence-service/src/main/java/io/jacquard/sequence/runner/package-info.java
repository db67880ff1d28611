/** Processes that run sequences, and the one connection each has to the hub. */
@NullMarked
package io.jacquard.sequence.runner;

import org.jspecify.annotations.NullMarked;

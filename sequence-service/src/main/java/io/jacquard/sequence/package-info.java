/** Sequences: packages, the instances that run them, and the hub's API. */
@NullMarked
package io.jacquard.sequence;

import org.jspecify.annotations.NullMarked;

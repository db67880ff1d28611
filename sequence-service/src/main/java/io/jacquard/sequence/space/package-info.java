/** Spaces: hubs that share a store know and reach each other, and what they have in common. */
@NullMarked
package io.jacquard.sequence.space;

import org.jspecify.annotations.NullMarked;

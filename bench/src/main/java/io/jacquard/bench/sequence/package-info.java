/** Load on the hub: sequences that are started, fed and read. */
@NullMarked
package io.jacquard.bench.sequence;

import org.jspecify.annotations.NullMarked;

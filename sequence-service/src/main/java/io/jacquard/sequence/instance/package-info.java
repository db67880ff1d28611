/** Running sequences: their life cycle, streams and events. */
@NullMarked
package io.jacquard.sequence.instance;

import org.jspecify.annotations.NullMarked;

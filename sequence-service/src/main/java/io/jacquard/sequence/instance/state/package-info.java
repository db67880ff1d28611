/** What a hub keeps of an instance: its state, how it was started, and how it ended. */
@NullMarked
package io.jacquard.sequence.instance.state;

import org.jspecify.annotations.NullMarked;

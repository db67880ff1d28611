/** How much of the machine is in use. */
@NullMarked
package io.jacquard.sequence.load;

import org.jspecify.annotations.NullMarked;

/** Whether and when an instance that has ended is begun again. */
@NullMarked
package io.jacquard.sequence.restart;

import org.jspecify.annotations.NullMarked;

/** What an instance may use of the machine, and what holds it to that. */
@NullMarked
package io.jacquard.sequence.limits;

import org.jspecify.annotations.NullMarked;

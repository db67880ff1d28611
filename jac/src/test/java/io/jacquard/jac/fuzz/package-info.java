/** Programs that nobody would write, run to see that the engine survives them. */
@NullMarked
package io.jacquard.jac.fuzz;

import org.jspecify.annotations.NullMarked;

/** The program that is served: loading it, starting it, and what was worked out from it. */
@NullMarked
package io.jacquard.walker.program;

import org.jspecify.annotations.NullMarked;

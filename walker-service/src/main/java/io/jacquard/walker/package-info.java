/** The service that runs programs: walkers and functions as endpoints. */
@NullMarked
package io.jacquard.walker;

import org.jspecify.annotations.NullMarked;

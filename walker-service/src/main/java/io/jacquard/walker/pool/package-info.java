/** The threads that run program code. */
@NullMarked
package io.jacquard.walker.pool;

import org.jspecify.annotations.NullMarked;

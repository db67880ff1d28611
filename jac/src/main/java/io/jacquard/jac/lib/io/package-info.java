/** Python's {@code io} and {@code open}: text and binary streams over files and memory. */
@NullMarked
package io.jacquard.jac.lib.io;

import org.jspecify.annotations.NullMarked;

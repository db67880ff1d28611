/**
 * Python's {@code os}, {@code os.path}, {@code pathlib}, {@code sys}, {@code tempfile} and {@code
 * subprocess}.
 */
@NullMarked
package io.jacquard.jac.lib.os;

import org.jspecify.annotations.NullMarked;

/** Python's {@code typing}, {@code types}, {@code abc} and {@code dataclasses}. */
@NullMarked
package io.jacquard.jac.lib.typing;

import org.jspecify.annotations.NullMarked;

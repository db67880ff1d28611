/** Python's {@code enum}. */
@NullMarked
package io.jacquard.jac.lib.enums;

import org.jspecify.annotations.NullMarked;

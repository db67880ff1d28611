/** Python-shaped values and every operation on them; the only home of value semantics. */
@NullMarked
package io.jacquard.jac.runtime;

import org.jspecify.annotations.NullMarked;

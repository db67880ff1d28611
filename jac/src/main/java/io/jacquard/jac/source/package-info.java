/** Source texts, positions in them, and the diagnostics that point at them. */
@NullMarked
package io.jacquard.jac.source;

import org.jspecify.annotations.NullMarked;

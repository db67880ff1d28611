/** Sets and frozen sets. */
@NullMarked
package io.jacquard.jac.runtime.container.set;

import org.jspecify.annotations.NullMarked;

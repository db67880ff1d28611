/** Sorting as CPython does it: stable, with keys. */
@NullMarked
package io.jacquard.jac.runtime.container.sort;

import org.jspecify.annotations.NullMarked;

/** The module {@code itertools}. */
@NullMarked
package io.jacquard.jac.lib.collections.itertools;

import org.jspecify.annotations.NullMarked;

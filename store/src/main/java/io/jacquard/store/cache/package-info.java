/** Documents kept in memory in front of a store that one process has for itself. */
@NullMarked
package io.jacquard.store.cache;

import org.jspecify.annotations.NullMarked;

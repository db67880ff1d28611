/** How fast the store commits. */
@NullMarked
package io.jacquard.bench.store;

import org.jspecify.annotations.NullMarked;

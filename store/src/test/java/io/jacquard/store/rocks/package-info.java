/** Tests of the embedded store. */
@NullMarked
package io.jacquard.store.rocks;

import org.jspecify.annotations.NullMarked;

/** The document store contract and its embedded implementation. */
@NullMarked
package io.jacquard.store;

import org.jspecify.annotations.NullMarked;

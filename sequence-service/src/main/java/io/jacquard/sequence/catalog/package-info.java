/** The sequences a hub knows. */
@NullMarked
package io.jacquard.sequence.catalog;

import org.jspecify.annotations.NullMarked;

/** Where this service keeps its data when it runs apart. */
@NullMarked
package io.jacquard.sequence.store;

import org.jspecify.annotations.NullMarked;

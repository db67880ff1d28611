/** Where this service keeps its data when it runs apart, and the graph on it. */
@NullMarked
package io.jacquard.walker.store;

import org.jspecify.annotations.NullMarked;

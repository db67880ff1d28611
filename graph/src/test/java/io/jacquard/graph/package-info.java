/** Tests of the kept graph. */
@NullMarked
package io.jacquard.graph;

import org.jspecify.annotations.NullMarked;

/** Intermediate representation to a tree of executable nodes. */
@NullMarked
package io.jacquard.jac.eval;

import org.jspecify.annotations.NullMarked;

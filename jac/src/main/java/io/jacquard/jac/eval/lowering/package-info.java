/** Makes nodes and steps of what the resolver found. */
@NullMarked
package io.jacquard.jac.eval.lowering;

import org.jspecify.annotations.NullMarked;

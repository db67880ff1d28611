/** The nodes that expressions become. */
@NullMarked
package io.jacquard.jac.eval.expression;

import org.jspecify.annotations.NullMarked;

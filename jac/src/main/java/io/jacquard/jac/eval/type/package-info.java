/** Runs the bodies of classes. */
@NullMarked
package io.jacquard.jac.eval.type;

import org.jspecify.annotations.NullMarked;

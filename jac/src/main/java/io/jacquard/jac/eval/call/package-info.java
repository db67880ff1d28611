/** The nodes that call, and the functions and generators that programs define. */
@NullMarked
package io.jacquard.jac.eval.call;

import org.jspecify.annotations.NullMarked;

/** The steps that statements become; those that yield can be gone on with. */
@NullMarked
package io.jacquard.jac.eval.statement;

import org.jspecify.annotations.NullMarked;

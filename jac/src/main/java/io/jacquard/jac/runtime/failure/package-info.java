/**
 * What programs raise: errors as values, their groups, their causes and the tracebacks that tell of
 * them.
 */
@NullMarked
package io.jacquard.jac.runtime.failure;

import org.jspecify.annotations.NullMarked;

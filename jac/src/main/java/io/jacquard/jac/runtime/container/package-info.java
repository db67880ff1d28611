/** The builtin containers: lists, tuples, dictionaries, sets, ranges, and what they share. */
@NullMarked
package io.jacquard.jac.runtime.container;

import org.jspecify.annotations.NullMarked;

/** The builtin functions of Python and the iterator classes among them. */
@NullMarked
package io.jacquard.jac.lib.builtin;

import org.jspecify.annotations.NullMarked;

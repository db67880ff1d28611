/** Builtin functions and the standard-library modules programs import. */
@NullMarked
package io.jacquard.jac.lib;

import org.jspecify.annotations.NullMarked;

/** Which names a piece of code binds, and where each of them lives. */
@NullMarked
package io.jacquard.jac.resolve.scope;

import org.jspecify.annotations.NullMarked;

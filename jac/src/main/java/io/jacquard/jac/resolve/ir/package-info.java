/** What the resolver finds: code whose names have places. */
@NullMarked
package io.jacquard.jac.resolve.ir;

import org.jspecify.annotations.NullMarked;

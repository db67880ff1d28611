/** Black-box suite: drives a server only through HTTP and the launcher, whatever its shape. */
@NullMarked
package io.jacquard.e2e;

import org.jspecify.annotations.NullMarked;

/** Python's {@code json}: reading and writing values of the language as JSON text. */
@NullMarked
package io.jacquard.jac.lib.json;

import org.jspecify.annotations.NullMarked;

/** The module {@code functools}. */
@NullMarked
package io.jacquard.jac.lib.collections.functools;

import org.jspecify.annotations.NullMarked;

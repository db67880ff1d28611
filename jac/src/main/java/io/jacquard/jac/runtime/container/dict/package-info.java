/** Dictionaries and their views. */
@NullMarked
package io.jacquard.jac.runtime.container.dict;

import org.jspecify.annotations.NullMarked;

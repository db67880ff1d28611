/** Numbers as text and text as numbers, and the methods of number types. */
@NullMarked
package io.jacquard.jac.runtime.text.number;

import org.jspecify.annotations.NullMarked;

/** Strings, bytes and numbers as text: methods, slicing, repr, formatting, parsing. */
@NullMarked
package io.jacquard.jac.runtime.text;

import org.jspecify.annotations.NullMarked;

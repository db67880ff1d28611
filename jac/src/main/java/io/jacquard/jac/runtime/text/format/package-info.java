/** The format mini-language, f-strings, and formatting by {@code %}. */
@NullMarked
package io.jacquard.jac.runtime.text.format;

import org.jspecify.annotations.NullMarked;

/**
 * Python's {@code string}, {@code textwrap}, {@code urllib.parse}, {@code logging} and {@code
 * traceback}.
 */
@NullMarked
package io.jacquard.jac.lib.text;

import org.jspecify.annotations.NullMarked;

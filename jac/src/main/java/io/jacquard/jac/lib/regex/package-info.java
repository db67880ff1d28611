/** Python's {@code re}: its patterns translated to the JDK's, its matches and templates. */
@NullMarked
package io.jacquard.jac.lib.regex;

import org.jspecify.annotations.NullMarked;

/** Text to tokens. */
@NullMarked
package io.jacquard.jac.syntax.lexer;

import org.jspecify.annotations.NullMarked;

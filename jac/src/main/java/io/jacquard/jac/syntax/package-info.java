/** Text to syntax tree: lexer, parser for all four generations of Jac, and the tree's records. */
@NullMarked
package io.jacquard.jac.syntax;

import org.jspecify.annotations.NullMarked;

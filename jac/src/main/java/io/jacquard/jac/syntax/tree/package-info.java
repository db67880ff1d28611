/** The syntax tree. */
@NullMarked
package io.jacquard.jac.syntax.tree;

import org.jspecify.annotations.NullMarked;

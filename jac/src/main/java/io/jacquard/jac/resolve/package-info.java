/**
 * Syntax tree to desugared intermediate representation: scopes to slots, annexes merged, client
 * code dropped.
 */
@NullMarked
package io.jacquard.jac.resolve;

import org.jspecify.annotations.NullMarked;

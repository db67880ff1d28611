/**
 * Classes as values: how they come to be, what they inherit, and which attributes their objects
 * have.
 */
@NullMarked
package io.jacquard.jac.runtime.type;

import org.jspecify.annotations.NullMarked;

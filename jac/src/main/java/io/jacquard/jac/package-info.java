/**
 * The Jac language on the JVM: load a program, run it. Everything a host needs stands in this
 * package.
 */
@NullMarked
package io.jacquard.jac;

import org.jspecify.annotations.NullMarked;

/** A small bridge that lets programs construct and call Java objects by reflection. */
@NullMarked
package io.jacquard.jac.java;

import org.jspecify.annotations.NullMarked;

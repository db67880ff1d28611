/** One process made of the services' own jars, on embedded stores. */
@NullMarked
package io.jacquard.standalone;

import org.jspecify.annotations.NullMarked;

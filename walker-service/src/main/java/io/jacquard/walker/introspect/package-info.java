/** What a program offers, told to those who develop against it. */
@NullMarked
package io.jacquard.walker.introspect;

import org.jspecify.annotations.NullMarked;

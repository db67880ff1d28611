/** How fast programs are read. */
@NullMarked
package io.jacquard.bench.syntax;

import org.jspecify.annotations.NullMarked;

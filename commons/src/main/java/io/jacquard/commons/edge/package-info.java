/** What every answer of a process has, whichever service gives it: CORS and configured headers. */
@NullMarked
package io.jacquard.commons.edge;

import org.jspecify.annotations.NullMarked;

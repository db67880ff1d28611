/** Running one endpoint for one caller: threads, unit of work, re-runs, and what is answered. */
@NullMarked
package io.jacquard.walker.call;

import org.jspecify.annotations.NullMarked;

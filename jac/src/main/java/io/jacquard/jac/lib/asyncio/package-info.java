/**
 * Python's {@code asyncio} on platform threads: each task has its thread, and one baton per loop
 * lets exactly one of them run between two awaits, in the order in which they became ready.
 */
@NullMarked
package io.jacquard.jac.lib.asyncio;

import org.jspecify.annotations.NullMarked;

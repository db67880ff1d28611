/**
 * WebSocket walkers: every message on {@code /ws/{name}} is a call, answered by frames on the same
 * connection.
 */
@NullMarked
package io.jacquard.walker.socket;

import org.jspecify.annotations.NullMarked;

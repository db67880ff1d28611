/**
 * Nodes and edges as documents. {@link io.jacquard.graph.GraphService} opens a {@link
 * io.jacquard.graph.UnitOfWork} for each call, through which the call reads and writes and which
 * commits all or nothing. See {@code docs/adr/0004-isolation-and-guards.md}.
 */
@NullMarked
package io.jacquard.graph;

import org.jspecify.annotations.NullMarked;

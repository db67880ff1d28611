package io.jacquard.jac.osp.walk;

import io.jacquard.jac.runtime.function.PyCallable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One {@code can … with … entry} or {@code exit} of a class.
 *
 * @param trigger evaluates the event's expression in module scope, at its first use; {@code null}
 *     for an untyped event
 * @param body called with the receiver and the other party: the location for a walker's ability,
 *     the walker for a node's or edge's
 */
public record Ability(
    String name, boolean entry, @Nullable Supplier<Object> trigger, PyCallable body) {}

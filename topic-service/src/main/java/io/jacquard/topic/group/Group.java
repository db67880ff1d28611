package io.jacquard.topic.group;

/**
 * A group as it is shown.
 *
 * @param delivered the place behind the last entry that some consumer was given
 * @param pending how many entries were given and not acknowledged
 */
public record Group(String name, String delivered, long pending, long consumers) {}

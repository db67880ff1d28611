package io.jacquard.topic.log;

/**
 * What a reader that joins a topic is told.
 *
 * @param start where it begins
 * @param tail the end of the topic at that moment
 * @param taken how many bytes it has taken before, if it is one that comes back
 */
public record Joined(Topic topic, Position start, Position tail, long taken) {}

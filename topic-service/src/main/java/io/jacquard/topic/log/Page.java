package io.jacquard.topic.log;

import java.util.List;

/**
 * Some entries of a topic in order.
 *
 * @param gone whether the topic was removed
 */
public record Page(List<Entry> entries, boolean gone) {}

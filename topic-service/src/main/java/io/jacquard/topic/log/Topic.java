package io.jacquard.topic.log;

/**
 * A topic in one of its lives: one that is removed and made again is another.
 *
 * @param life names this life; offsets begin anew with each
 */
public record Topic(TopicName name, String life, ContentType type) {}

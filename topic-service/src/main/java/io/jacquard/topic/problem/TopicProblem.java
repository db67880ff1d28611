package io.jacquard.topic.problem;

import io.jacquard.commons.problem.ProblemCode;

/** Refusals of requests about topics. */
public enum TopicProblem implements ProblemCode {
  TOPIC_REQUEST_INVALID(400, "The request is not valid"),
  TOPIC_UNKNOWN(404, "There is no such topic"),
  TOPIC_REMOVED(410, "The topic was removed"),
  TOPIC_ENTRY_TOO_LARGE(413, "A line is longer than a topic takes"),
  TOPIC_TYPE_CONFLICT(415, "The topic has another content type"),
  TOPIC_BUSY(429, "The topic is full until somebody reads it"),
  TOPICS_UNAVAILABLE(503, "Topics cannot be used at the moment"),
  TOPICS_FULL(507, "There is no room for more topics or data");

  private final int status;
  private final String title;

  TopicProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}

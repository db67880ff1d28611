package io.jacquard.topic.log;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.topic.problem.TopicProblem;
import java.util.regex.Pattern;

/** What a topic is called: letters, digits and a few signs (spec/scramjet-hub.md section 4). */
public record TopicName(String value) {
  private static final int LONGEST = 255;
  private static final Pattern FORM = Pattern.compile("[\\\\a-zA-Z0-9_+-]+");

  public TopicName {
    if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
      throw new ProblemException(TopicProblem.TOPIC_REQUEST_INVALID, "Topic id incorrect format");
    }
  }

  /** The key of its facts. */
  String key() {
    return "jacquard:topic:{" + value + "}";
  }

  @Override
  public String toString() {
    return value;
  }
}

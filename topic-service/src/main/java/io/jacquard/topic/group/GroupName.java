package io.jacquard.topic.group;

import io.jacquard.commons.problem.ProblemException;
import io.jacquard.topic.problem.TopicProblem;
import java.util.regex.Pattern;

/** What a group or a consumer in it is called. */
public record GroupName(String value) {
  private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9_.:@+-]{1,128}");

  public GroupName {
    if (!FORM.matcher(value).matches()) {
      throw new ProblemException(
          TopicProblem.TOPIC_REQUEST_INVALID,
          "A group and a consumer are named with 1 to 128 letters, digits and _.:@+-");
    }
  }
}
